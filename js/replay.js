/**
 * Decides a record's change again and tells what is different.
 *
 * @typedef {import("./cell.js").Value} Value
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("./program.js").Program} Program
 * @typedef {import("./types.js").DecisionRecord} DecisionRecord
 * @typedef {import("./types.js").Issue} Issue
 * @typedef {import("./types.js").Replay} Replay
 */
import { Items, MAP, SPECIAL, dateCell } from "./cell.js";
import { errorIssue, messageOf } from "./issues.js";
import { parseJson } from "./json-text.js";
import { pointerNames, pointerOf } from "./pointer.js";
import { DATE, RECORD_VERSION, pathOf } from "./record.js";

/** Objects that a record must hold. */
const FIELDS = ["change", "facts", "digests", "decision"];

/**
 * @param {Program} program
 * @param {(values: Value[], locale?: string) => Decision} decide
 * @param {unknown} given a record, or its JSON text
 * @returns {Replay}
 */
export function replayed(program, decide, given) {
  /** @type {Issue[]} */
  const issues = [];
  const record = checked(given, issues);
  if (issues.length > 0) return { same: false, differences: [], decision: null, issues };
  const values = program.reader.read(record.change, record.facts);
  Object.entries(record.special || {}).forEach(([pointer, name]) => put(program, values, pointer, name));
  const decision = decide(values, localeOf(record));
  decision.add(record.issues || []);
  const same = sameText(record.decision, decision.toJSON());
  return { same, differences: differencesOf(record, decision, program), decision, issues };
}

/** @param {DecisionRecord} record of any shape @returns {any} the locale of its texts */
function localeOf({ decision: { customer } }) {
  return isRecord(customer) ? customer.locale : undefined;
}

/** @param {DecisionRecord} record @param {Decision} decision @param {Program} program */
function differencesOf(record, decision, program) {
  const parts = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (decision.toJSON()));
  const recorded = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (record.decision));
  const loaded = /** @type {const} */ (["policy", "catalog"]).filter((name) => record.digests[name] !== decision.digests[name]);
  const engine = record.engine === program.contents.version ? [] : ["engine"];
  const differing = Object.keys(parts).filter((name) => name !== "digests" && !sameText(recorded[name], parts[name]));
  return [...engine, ...loaded, ...differing];
}

/** A store may have changed the order of keys. @param {unknown} a @param {unknown} b */
function sameText(a, b) {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** @param {any} value @returns {any} */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.keys(value).sort().map((key) => [key, sorted(value[key])]);
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
  if (key === undefined || !(items instanceof Items)) values[slot] = special;
  else if (items.tag !== MAP) items.values[Number(key)] = special;
  else items.values[items.values.findIndex((value, i) => i % 2 === 0 && value === key) + 1] = special;
}

/** @param {unknown} given @param {Issue[]} issues @returns {DecisionRecord} whole only when there are no issues */
function checked(given, issues) {
  const record = typeof given === "string" ? parsed(given, issues) : given;
  const refuse = (/** @type {string} */ code, /** @type {string} */ path, /** @type {string} */ message) =>
    issues.push(errorIssue(code, "record", path, message));
  if (issues.length > 0) return record;
  if (!isRecord(record)) {
    refuse("document/wrong-type", "", "A record is an object, as gate.record gives it.");
    return record;
  }
  if (record.plangate !== RECORD_VERSION) refuse("document/version", "/plangate", `Only records of version ${RECORD_VERSION} can be replayed.`);
  for (const field of FIELDS) if (!isRecord(record[field])) refuse("document/wrong-type", `/${field}`, "Expected an object.");
  for (const [pointer, name] of Object.entries(isRecord(record.special) ? record.special : {})) {
    if (typeof name === "string" && (Object.keys(SPECIAL).includes(name) || name.startsWith(DATE))) continue;
    refuse("document/bad-value", pointerOf(["special", pointer]), "This is no value that a fact can have.");
  }
  return record;
}

/** @param {string} text @param {Issue[]} issues */
function parsed(text, issues) {
  try {
    return parseJson(text);
  } catch (error) {
    issues.push(errorIssue("json/syntax", "record", "", messageOf(error)));
  }
}

/** @param {any} value */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
