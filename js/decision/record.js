/**
 * Decisions as records: plain JSON that holds all that a decision rests on, to be replayed later.
 *
 * @typedef {import("../engine/cell.js").Single} Single
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("../types.js").DecisionRecord} DecisionRecord
 */
import { Items, LIST, SPECIAL, isDate } from "../engine/cell.js";
import { NOT_ENGLISH } from "../text/locale.js";
import { define } from "../facts/own.js";
import { pointerOf } from "../text/pointer.js";

export const RECORD_VERSION = 1;
export const DATE = "date:";

/** RFC 3339 has years of four digits. */
const FIRST_TIME = Date.parse("0001-01-01T00:00:00Z");
const END_OF_TIME = Date.parse("+010000-01-01T00:00:00Z");

/** @param {Decision} decision @returns {DecisionRecord} @throws {TypeError} for anything else */
export function recordOf(decision) {
  if (!decision || !decision._program || !decision._values) throw new TypeError("Only a decision that a gate made can be recorded.");
  const { _program: program, _values: values, _found: found, _locale, digests } = decision;
  const locale = _locale === NOT_ENGLISH ? "und" : program.contents.locales[_locale];
  const paper = new Paper();
  program.contents.layout.forEach(({ fact, type }, slot) => paper.put(pathOf(fact), values[slot], type.includes("timestamp")));
  const { change, facts, special } = paper;
  const read = Object.keys(special).length === 0 ? { change, facts } : { change, facts, special };
  return {
    plangate: RECORD_VERSION, engine: program.contents.version, digests, ...(locale !== undefined && { locale }), ...read,
    ...(found.length > 0 && { issues: found.slice() }), decision: decision.toJSON(),
  };
}

/** Where a slot's value stands in a record. @param {string} fact */
export function pathOf(fact) {
  const words = fact.split(".");
  return words[0] === "change" ? words : ["facts", ...words];
}

/** A record's change and facts, while they are written. */
class Paper {
  constructor() {
    this.change = {};
    this.facts = {};
    /** @type {Record<string, string>} */
    this.special = {};
  }

  /** @param {string[]} path from the record's top @param {Value} value @param {boolean} isTime whether it is meant as a timestamp, or its items are */
  put(path, value, isTime) {
    if (value === undefined) return;
    const json = value instanceof Items ? this.items(path, value, isTime) : this.single(path, value, isTime);
    if (json === undefined) return;
    let parent = /** @type {any} */ (this);
    for (const key of path.slice(0, -1)) {
      if (!Object.prototype.hasOwnProperty.call(parent, key)) define(parent, key, {});
      parent = parent[key];
    }
    define(parent, path[path.length - 1], json);
  }

  /** @param {string[]} path @param {Single} value @param {boolean} isTime @returns {unknown} undefined for what JSON cannot say */
  single(path, value, isTime) {
    const name = specialName(value, isTime);
    if (name !== null) define(this.special, pointerOf(path), name);
    else if (isDate(value)) return new Date(value.number).toISOString();
    return name === null ? value : undefined;
  }

  /** @param {string[]} path @param {Items} items @param {boolean} isTime */
  items(path, { tag, values }, isTime) {
    const item = (/** @type {string} */ key, /** @type {Single} */ value) => {
      const json = this.single([...path, key], value, isTime);
      return json === undefined ? null : json;
    };
    if (tag === LIST) return values.map((value, i) => item(String(i), value));
    const record = {};
    for (let i = 0; i < values.length; i += 2) define(record, String(values[i]), item(String(values[i]), values[i + 1]));
    return record;
  }
}

/** @param {Single} value @param {boolean} isTime @returns {string | null} null for what JSON can say */
function specialName(value, isTime) {
  if (isDate(value)) {
    const { number } = value;
    return isTime && number >= FIRST_TIME && number < END_OF_TIME ? null : `${DATE}${number}`;
  }
  const found = Object.keys(SPECIAL).find((name) => Object.is(SPECIAL[name], value));
  return found === undefined ? null : found;
}
