/** Reading the files that a command names, and loading them. */
import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { PlangateError, createGateSync } from "plangate";
import { withoutMark } from "../text/json-text.js";
import { excerpts, summary } from "./excerpt.js";
import { print, printJson } from "./print.js";

/**
 * @typedef {import("../types.js").Gate} Gate
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {import("./excerpt.js").Source} Source
 * @typedef {Partial<Record<Issue["document"], Source>>} Sources
 * @typedef {{ gate: Gate, sources: Sources }} Opened
 */

/** A mistake in how the command was called: told without a stack, exit code 2. */
export class UsageError extends Error {}

/** What stands for the catalogue when a policy is checked by itself. */
export const NO_CATALOG = { file: "(no catalogue)", text: '{"plangate": 1, "plans": {}}' };

let inputIsRead = false;

/** Standard input ends after it was read. */
function readInput() {
  if (inputIsRead) throw new Error("standard input holds one document only.");
  inputIsRead = true;
  return readFileSync(0);
}

/** @param {string} file a path, or "-" for standard input @returns {Source} */
export function readSource(file) {
  try {
    const bytes = file === "-" ? readInput() : readFileSync(file);
    return { file: file === "-" ? "(standard input)" : file, text: withoutMark(bytes.toString("utf8")), ...(!isUtf8(bytes) && { bytes }) };
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * @param {Source} policy
 * @param {Source} catalog
 * @returns {{ gate: Gate | null, issues: readonly Issue[], sources: Sources }} no gate when the documents are refused
 */
export function loadGate(policy, catalog) {
  const sources = { policy, catalog };
  try {
    const gate = createGateSync({ policy: policy.bytes ?? policy.text, catalog: catalog.bytes ?? catalog.text });
    return { gate, issues: gate.issues, sources };
  } catch (error) {
    if (error instanceof PlangateError) return { gate: null, issues: error.issues, sources };
    throw error;
  }
}

/**
 * For commands that decide. Refused documents are told, and the command fails with exit code 1.
 * @param {{ policy: string, catalog: string, json?: boolean }} args
 * @returns {Opened | null}
 */
export function openGate(args) {
  const { gate, issues, sources } = loadGate(readSource(args.policy), readSource(args.catalog));
  if (gate !== null) return { gate, sources };
  process.exitCode = 1;
  if (args.json) printJson({ issues });
  else printIssues(issues, sources);
  return null;
}

/**
 * In the order of the documents' lines.
 * @param {readonly Issue[]} issues
 * @param {Sources} sources
 * @param {(issue: Issue) => string[]} [notes] what more there is to say
 */
export function printIssues(issues, sources, notes) {
  for (const text of excerpts(issues, sources, notes)) print(`${text}\n`);
  if (issues.length > 0) print(summary(issues));
}
