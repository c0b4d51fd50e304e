/**
 * Decides a record's change again and tells what is different.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../types.js").DecisionRecord} DecisionRecord
 * @typedef {import("../types.js").Replay} Replay
 */
import { Items, MAP, NOT_A_VALUE, SPECIAL, dateCell } from "../engine/cell.js";
import { pointerNames, pointerOf } from "../text/pointer.js";
import { isRecord, readRecord } from "./read-record.js";
import { DATE, pathOf } from "./record.js";

/**
 * @param {Program} program
 * @param {(values: Value[], locale?: string) => Decision} decide
 * @param {unknown} given a record, or its JSON text: whatever it is, what JSON says of it counts
 * @returns {Replay}
 */
export function replayed(program, decide, given) {
  const { record, issues } = readRecord(given);
  if (issues.length > 0) return { same: false, differences: [], decision: null, issues };
  const values = program.reader.read(record.change, record.facts);
  Object.entries(record.special || {}).forEach(([pointer, name]) => put(program, values, pointer, name));
  const decision = decide(values, localeOf(record));
  decision.add(record.issues || []);
  const parts = JSON.parse(JSON.stringify(decision));
  return { same: isSame(record.decision, parts), differences: differencesOf(record, parts, program), decision, issues };
}

/** @param {DecisionRecord} record of any shape @returns {any} the locale that was asked for; older records tell only what was spoken */
function localeOf({ locale, decision: { customer } }) {
  return locale === undefined && isRecord(customer) ? customer.locale : locale;
}

/** @param {DecisionRecord} record @param {Record<string, any>} parts of what is decided now @param {Program} program */
function differencesOf(record, parts, program) {
  const recorded = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (record.decision));
  const loaded = /** @type {const} */ (["policy", "catalog"]).filter((name) => record.digests[name] !== parts.digests[name]);
  const engine = record.engine === program.contents.version ? [] : ["engine"];
  const differing = Object.keys(parts).filter((name) => name !== "digests" && !isSame(recorded[name], parts[name]));
  return [...engine, ...loaded, ...differing];
}

/**
 * A store may have changed the order of keys. What is recorded may be nested to any depth; what is decided is not.
 * @param {any} recorded
 * @param {any} decided
 * @returns {boolean}
 */
function isSame(recorded, decided) {
  if (typeof decided !== "object" || decided === null || typeof recorded !== "object" || recorded === null) return recorded === decided;
  const keys = Object.keys(decided);
  if (Array.isArray(recorded) !== Array.isArray(decided) || Object.keys(recorded).length !== keys.length) return false;
  return keys.every((key) => Object.prototype.hasOwnProperty.call(recorded, key) && isSame(recorded[key], decided[key]));
}

/**
 * Puts what JSON could not say into the slot, or the item, that it was read from.
 * @param {Program} program @param {Value[]} values @param {string} pointer @param {string} name
 */
function put(program, values, pointer, name) {
  const special = name.startsWith(DATE) ? dateCell(Number(name.slice(DATE.length))) : SPECIAL[name];
  const slot = program.contents.layout.findIndex(({ fact }) => `${pointer}/`.startsWith(`${pointerOf(pathOf(fact))}/`));
  if (slot < 0) return;
  const items = values[slot];
  const [key] = pointerNames(pointer).slice(pathOf(program.contents.layout[slot].fact).length);
  const place = items instanceof Items && key !== undefined ? placeOf(items, key) : -1;
  if (items instanceof Items && place >= 0) items.values[place] = special;
  // An item that the record does not have cannot be what it says of it.
  else values[slot] = key === undefined ? special : NOT_A_VALUE;
}

/** @param {Items} items @param {string} key @returns {number} -1 when there is no such item */
function placeOf({ tag, values }, key) {
  if (tag !== MAP) return values.findIndex((_, i) => String(i) === key);
  const found = values.findIndex((value, i) => i % 2 === 0 && value === key);
  return found < 0 ? -1 : found + 1;
}
