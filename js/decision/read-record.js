/**
 * Records as they come back from a store.
 *
 * @typedef {import("../types.js").DecisionRecord} DecisionRecord
 * @typedef {import("../types.js").Issue} Issue
 */
import { SPECIAL } from "../engine/cell.js";
import { asText, textOf } from "../program/documents.js";
import { errorIssue, messageOf } from "../engine/issues.js";
import { parseJson } from "../text/json-text.js";
import { pointerOf } from "../text/pointer.js";
import { DATE, RECORD_VERSION } from "./record.js";

/** Objects that a record must hold. */
const FIELDS = ["change", "facts", "digests", "decision"];

/** @param {any} value */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} given a record, or its JSON text: whatever it is, what JSON says of it counts
 * @returns {{ record: DecisionRecord, issues: Issue[] }} a whole record only when there are no issues
 */
export function readRecord(given) {
  /** @type {Issue[]} */
  const issues = [];
  const record = parsed(textOf("record", given, issues), issues);
  if (issues.length === 0 && !isRecord(record)) refuse(issues, "document/wrong-type", "", "A record is an object, as gate.record gives it.");
  if (issues.length === 0) check(record, issues);
  return { record, issues };
}

/** @param {import("../engine/control.js").Text} text @param {Issue[]} issues */
function parsed(text, issues) {
  if (issues.length > 0) return undefined;
  try {
    return parseJson(asText(text));
  } catch (error) {
    refuse(issues, "json/syntax", "", messageOf(error));
    return undefined;
  }
}

/** @param {Issue[]} issues @param {string} code @param {string} path @param {string} message */
function refuse(issues, code, path, message) {
  issues.push(errorIssue(code, "record", path, message));
}

/** @param {any} record @param {Issue[]} issues */
function check(record, issues) {
  const { plangate, special = {}, issues: recorded = [] } = record;
  if (plangate !== RECORD_VERSION) refuse(issues, "document/version", "/plangate", `Only records of version ${RECORD_VERSION} can be replayed.`);
  const values = Object.assign({}, record, { special });
  for (const field of [...FIELDS, "special"]) if (!isRecord(values[field])) refuse(issues, "document/wrong-type", `/${field}`, "Expected an object.");
  if (!Array.isArray(recorded) || !recorded.every(isRecord)) refuse(issues, "document/wrong-type", "/issues", "Expected a list of issues.");
  for (const [pointer, name] of Object.entries(isRecord(special) ? special : {})) {
    if (!isSpecial(name)) refuse(issues, "document/bad-value", pointerOf(["special", pointer]), "This is no value that a fact can have.");
  }
}

/** @param {unknown} name */
function isSpecial(name) {
  return typeof name === "string" && (Object.keys(SPECIAL).includes(name) || name.startsWith(DATE));
}
