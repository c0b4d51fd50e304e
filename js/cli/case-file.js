/**
 * Cases beside a policy: what is to be decided, and what should come of it. docs/command.md describes the format.
 *
 * @typedef {import("../types.js").Change} Change
 * @typedef {{ name: string, change: Change, facts: object, expect: Record<string, unknown>, mistakes: string[] }} Case
 */
import { UsageError, readSource } from "./documents.js";
import { parsed } from "./json.js";

const FILE_KEYS = ["$schema", "about", "change", "facts", "cases"];
const CASE_KEYS = ["name", "change", "facts", "without", "expect"];
const CHANGE_KEYS = ["current", "currentVersion", "requested", "requestedVersion", "quantity", "actor", "cancel"];

/** @param {string} file @returns {Case[]} */
export function readCases(file) {
  const content = parsed(readSource(file));
  if (!isRecord(content) || !Array.isArray(content.cases)) throw new UsageError(`${file} must be an object with "cases".`);
  const strangers = unknownKeys(content, FILE_KEYS);
  if (strangers.length > 0) throw new UsageError(`${file}: ${strangers.join(", ")}`);
  for (const key of ["change", "facts"]) if (!isRecord(content[key] ?? {})) throw new UsageError(`${file}: "${key}" must be an object.`);
  return content.cases.map((item, i) => caseOf(isRecord(item) ? item : {}, content, i));
}

/** What a case says stands over what all share. @param {any} item @param {any} shared @param {number} index @returns {Case} */
function caseOf(item, shared, index) {
  const facts = over(shared.facts || {}, item.facts || {});
  const change = over(shared.change || {}, item.change || {});
  const mistakes = mistakesOf(item, change, facts);
  if (isPaths(item.without)) for (const path of item.without) removeFact(change, facts, path.split("."));
  return {
    name: typeof item.name === "string" ? item.name : `case ${index + 1}`, change, facts, expect: item.expect || {}, mistakes,
  };
}

/** @param {any} item @param {unknown} change @param {unknown} facts */
function mistakesOf({ expect, without = [], ...item }, change, facts) {
  const mistakes = unknownKeys(item, CASE_KEYS);
  if (!isRecord(expect) || Object.keys(expect).length === 0) mistakes.push("a case needs \"expect\"");
  if (!isRecord(facts) || !isRecord(change)) mistakes.push("\"change\" and \"facts\" must be objects");
  else mistakes.push(...unknownKeys(change, CHANGE_KEYS));
  if (!isPaths(without)) mistakes.push("\"without\" must be a list of facts' paths");
  return mistakes;
}

/** Records are put together, anything else is replaced. @param {any} base @param {any} more @returns {any} */
function over(base, more) {
  if (!isRecord(base) || !isRecord(more)) return more;
  const both = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(more)) both.set(key, over(both.get(key), value));
  return Object.fromEntries([...both].map(([key, value]) => [key, isRecord(value) ? over(value, {}) : value]));
}

/** @param {unknown} value @returns {value is string[]} */
function isPaths(value) {
  return Array.isArray(value) && value.every((path) => typeof path === "string");
}

/** What is told of the change and of who asks stands in the change. @param {any} change @param {any} facts @param {string[]} path */
function removeFact(change, facts, path) {
  if (path[0] === "change") remove(change, path.slice(1));
  else remove(path[0] === "actor" ? change : facts, path);
}

/** @param {any} record @param {string[]} path */
function remove(record, [key, ...rest]) {
  if (!isRecord(record)) return;
  if (rest.length > 0) remove(record[key], rest);
  else delete record[key];
}

/** @param {any} record @param {string[]} known */
export function unknownKeys(record, known) {
  return Object.keys(record).filter((key) => !known.includes(key)).map((key) => `"${key}" means nothing`);
}

/** @param {unknown} value @returns {value is Record<string, any>} */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
