/**
 * Issues: what is wrong with a document or a call. The core raises nearly all of them; here are the few that only this
 * side can raise, and the error that carries issues out of `createGate`.
 *
 * @typedef {import("../types.js").Issue} Issue
 */

/**
 * @param {string} code
 * @param {Issue["document"]} document
 * @param {string} path JSON Pointer
 * @param {string} message
 * @returns {Issue}
 */
export function errorIssue(code, document, path, message) {
  return { code, severity: "error", document, path, message };
}

/** @param {unknown} thrown by the engine @returns {Issue} */
export function trapIssue(thrown) {
  return errorIssue("engine/trap", "engine", "", `The engine failed and was replaced: ${messageOf(thrown)}`);
}

/** @returns {Issue} */
export function disposedIssue() {
  const message = "This gate was disposed of and neither decides nor loads any more. Make another one.";
  return errorIssue("engine/disposed", "engine", "", message);
}

/** @returns {Issue} */
export function decideOnlyIssue() {
  const message = "This engine decides and does nothing else: documents, updates, snapshots and images need the whole one, engine.wasm.";
  return errorIssue("engine/decide-only", "engine", "", message);
}

/** @param {Issue} issue */
export function isError(issue) {
  return issue.severity === "error";
}

/**
 * What a thrown value says, without trusting it: it may be anything, even a Proxy that throws.
 * @param {unknown} thrown
 */
export function messageOf(thrown) {
  try {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } catch (unprintable) {
    return "something that cannot be printed was thrown";
  }
}

/** Thrown by `createGate` and `createGateSync`: `issues` holds every issue, the message lists them one per line. */
export class PlangateError extends Error {
  /** @param {Issue[]} issues */
  constructor(issues) {
    super(listing(issues));
    this.name = "PlangateError";
    this.issues = issues;
  }
}

/** @param {Issue[]} issues */
function listing(issues) {
  const count = issues.filter(isError).length;
  const lines = issues.map((issue) => `\n  ${line(issue)}`);
  return `${count} ${count === 1 ? "issue" : "issues"}:${lines.join("")}`;
}

/** @param {Issue} issue */
function line({ code, severity, document, path, range, message }) {
  const kind = severity === "warning" ? " (warning)" : "";
  const offset = range ? ` at ${range[0]}` : "";
  return `${document}: ${code}${kind}${path === "" ? offset : ` at ${path}`}: ${message}`;
}
