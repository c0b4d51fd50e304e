/**
 * The engine's reports on its last decision: words in memory, turned into the objects of a Decision.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../engine/memory.js").Memory} Memory
 * @typedef {import("../text/pieces.js").Pieces} Pieces
 * @typedef {import("../types.js").Criterion} Criterion
 * @typedef {import("../types.js").Direction} Direction
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {import("../types.js").Reason} Reason
 * @typedef {import("../types.js").ReasonValues} ReasonValues
 * @typedef {import("../types.js").CustomerText} CustomerText
 * @typedef {import("../types.js").Remedies} Remedies
 * @typedef {import("../types.js").Remedy} Remedy
 */
import { fromValue } from "../engine/cell.js";

/** @type {Issue["document"][]} by the ABI's numbers */
const DOCUMENTS = ["facts", "change", "policy", "catalog"];
const NO_RANGE = 0xffffffff;
/** Tags of a reason's values, a byte each: used, limit, over. */
const ALL_NUMBERS = 0x010101;
const UNLIMITED = 2;
/** Of a customer's words: no locale of the policy's, and that some are the engine's own, in English. */
const NOWHERE = 0xffff;
const OWN_WORDS = 0x10000;
/** By the ABI's numbers. @type {Remedies["status"][]} */
const STATUSES = ["not known", "none", "found"];
/** @type {Remedy["relation"][]} */
const RELATIONS = ["==", "<=", ">="];

/**
 * @param {Program} program
 * @param {Value[]} values what was decided on
 * @param {number} locale
 * @param {boolean} warnings instead of the reasons, the rules that fired and only warn
 * @returns {Reason[]}
 */
export function readReasons(program, values, locale, warnings) {
  const { exports, memory } = program.present();
  memory.seek(exports.plangate_reasons(program.place.handle, locale, warnings ? 1 : 0));
  const count = memory.nextWord();
  memory.align();
  const reasons = new Array(count);
  for (let i = 0; i < count; i += 1) {
    const { rule, code, name, facts } = program.contents.rules[memory.nextWord()];
    const compared = readValues(memory, name);
    const message = memory.nextText(program.pieces);
    memory.align();
    reasons[i] = { rule, code, message, values: compared, facts: factsOf(program, facts, values) };
  }
  return reasons;
}

/** @param {Program} program @param {number[] | undefined} slots @param {Value[]} given @returns {Reason["facts"]} */
function factsOf({ contents: { layout } }, slots, given) {
  /** @type {Reason["facts"]} */
  const facts = {};
  if (slots === undefined) return facts;
  for (const slot of slots) {
    const value = fromValue(given[slot]);
    if (value !== undefined) facts[layout[slot].fact] = value;
  }
  return facts;
}

/** @param {Memory} memory @param {string | undefined} name @returns {ReasonValues} */
function readValues(memory, name) {
  const tags = memory.nextWord();
  const used = memory.nextNumber();
  const limit = memory.nextNumber();
  const over = memory.nextNumber();
  if (tags === ALL_NUMBERS && name === undefined) return { used, limit, over };
  /** @type {ReasonValues} */
  const values = {};
  if (name !== undefined) values.name = name;
  if (tags & 0xff) values.used = used;
  if (tags & 0xff00) values.limit = ((tags >> 8) & 0xff) === UNLIMITED ? "unlimited" : limit;
  if (tags & 0xff0000) values.over = over;
  return values;
}

/** @param {Program} program @param {number} locale @returns {CustomerText} */
export function readCustomer(program, locale) {
  const { exports, memory } = program.present();
  memory.seek(exports.plangate_customer(program.place.handle, locale));
  const spoken = memory.nextWord();
  const headline = memory.nextText(program.pieces);
  /** @type {string[]} */
  const list = [];
  for (let count = memory.nextWord(); count > 0; count -= 1) {
    const text = memory.nextText(program.pieces);
    if (list.indexOf(text) === -1) list.push(text);
  }
  return { headline, list, locale: spokenLocale(program.contents.locales, spoken) };
}

/** @param {string[]} locales @param {number} spoken as `plangate_customer` answers it @returns {string | null} of all that is said */
function spokenLocale(locales, spoken) {
  if (locales.length === 0) return null;
  const index = spoken & NOWHERE;
  const locale = index === NOWHERE ? "en" : locales[index];
  return spoken & OWN_WORDS && !/^en(-|$)/i.test(locale) ? null : locale;
}

/** @param {Program} program @returns {string[]} */
export function readNeeds(program) {
  const { exports, memory } = program.present();
  memory.seek(exports.plangate_needs(program.place.handle));
  return nextNames(program, memory);
}

/** @param {Program} program @param {Memory} memory @returns {string[]} */
export function nextNames(program, memory) {
  const names = [];
  for (let count = memory.nextWord(); count > 0; count -= 1) names.push(program.contents.names[memory.nextWord()]);
  return names;
}

/** @param {Program} program @param {Value[]} given @returns {Remedies} */
export function readRemedies(program, given) {
  const { exports, memory } = program.present();
  memory.seek(exports.plangate_remedies(program.place.handle));
  const status = STATUSES[memory.nextWord()];
  const sets = [];
  for (let count = memory.nextWord(); count > 0; count -= 1) {
    const set = [];
    for (let size = memory.nextWord(); size > 0; size -= 1) set.push(readRemedy(program, memory, given));
    sets.push(set);
  }
  return { status, sets };
}

/** @param {Program} program @param {Memory} memory @param {Value[]} given @returns {Remedy} */
function readRemedy({ contents: { layout }, pieces }, memory, given) {
  const slot = memory.nextWord();
  const relation = RELATIONS[memory.nextWord()];
  const { fact, type } = layout[slot];
  const to = memory.nextText(pieces);
  const isJson = type === "int" || type === "double" || type === "bool";
  return { fact, from: fromValue(given[slot]), to: isJson ? JSON.parse(to) : to, relation };
}

/** @param {Program} program @returns {Issue[]} */
export function readIssues(program) {
  const { exports, memory } = program.present();
  memory.seek(exports.plangate_issues(program.place.handle));
  return nextIssues(memory, "error", null);
}

/**
 * @param {Memory} memory
 * @param {Issue["severity"]} severity
 * @param {Pieces | null} pieces null where the texts are made anew for each report
 * @returns {Issue[]}
 */
export function nextIssues(memory, severity, pieces) {
  const issues = [];
  for (let count = memory.nextWord(); count > 0; count -= 1) issues.push(readIssue(memory, severity, pieces));
  return issues;
}

/**
 * @typedef {{ direction: Direction | null, criterion: Criterion | null, effectiveAt: string | null }} ChangeReport
 * @param {Program} program
 * @returns {ChangeReport}
 */
export function readChange(program) {
  const { exports, memory } = program.present();
  memory.seek(exports.plangate_change(program.place.handle));
  const direction = /** @type {Direction} */ (memory.nextText(null) || null);
  const criterion = /** @type {Criterion} */ (memory.nextText(null) || null);
  const date = memory.nextText(null) || null;
  return { direction, criterion, effectiveAt: memory.nextWord() === 1 ? "now" : date };
}

/** @param {Memory} memory @param {Issue["severity"]} severity @param {Pieces | null} pieces @returns {Issue} */
function readIssue(memory, severity, pieces) {
  const code = memory.nextText(pieces);
  const document = DOCUMENTS[memory.nextWord()];
  const path = memory.nextText(pieces);
  const start = memory.nextWord();
  const end = memory.nextWord();
  const message = memory.nextText(pieces);
  return start === NO_RANGE
    ? { code, severity, document, path, message }
    : { code, severity, document, path, range: [start, end], message };
}
