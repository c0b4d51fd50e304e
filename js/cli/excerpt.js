/**
 * Issues as text: where each is, what it is, and the line of the document with what is meant underlined.
 *
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {{ file: string, text: string, bytes?: Uint8Array }} Source a document and what to call it; its bytes where they are no UTF-8
 */
import { locate } from "plangate/locate";
import { visible } from "./print.js";
import { bold, dim, red, yellow } from "./style.js";

/** Columns of a document's line that are shown; policies written on one line are longer. */
const WIDTH = 100;

/**
 * In the order of the documents' lines.
 * @param {readonly Issue[]} issues
 * @param {Partial<Record<Issue["document"], Source>>} sources
 * @param {(issue: Issue) => string[]} [notes] lines below an issue
 */
export function excerpts(issues, sources, notes = () => []) {
  const placed = issues.map((issue) => {
    const source = sources[issue.document];
    return { issue, source, span: source && locate(source.text, issue) };
  });
  placed.sort((a, b) => (a.source === b.source && a.span && b.span ? a.span.from - b.span.from : 0));
  return placed.map(({ issue, source, span }) => [excerpt(issue, source, span), ...notes(issue)].join("\n"));
}

/**
 * @param {Issue} issue
 * @param {Source | undefined} source of the issue's document
 * @param {import("../types-locate.js").Span | undefined} span
 */
function excerpt(issue, source, span) {
  const mark = issue.severity === "error" ? red : yellow;
  const what = `${mark(issue.severity)} ${dim(issue.code)}  ${issue.message}`;
  if (source === undefined || span === undefined) return `${bold(issue.document + issue.path)}: ${what}`;
  const { from, to } = span;
  const start = source.text.lastIndexOf("\n", from - 1) + 1;
  const number = source.text.slice(0, start).split("\n").length;
  const place = `${source.file}:${number}:${from - start + 1}`;
  const lines = [`${bold(place)}: ${what}`];
  if (source.text !== "") lines.push(...underlined(lineAt(source.text, start), from - start, to - from, number, mark));
  return lines.join("\n");
}

/** @param {string} text @param {number} start */
function lineAt(text, start) {
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, "");
}

/**
 * @param {string} line
 * @param {number} column of the first character meant
 * @param {number} length
 * @param {number} number of the line
 * @param {(text: string) => string} mark
 */
function underlined(line, column, length, number, mark) {
  const cut = Math.max(0, Math.min(column - WIDTH / 4, line.length - WIDTH));
  const shown = line.slice(cut, cut + WIDTH);
  const gutter = String(number);
  const carets = Math.max(1, visible(shown.slice(column - cut, column - cut + length)).length);
  // Tabs stay tabs, so that the carets stand under what they mean.
  const indent = visible(shown.slice(0, column - cut)).replace(/[^\t]/g, " ");
  return [
    `${dim(`${gutter} |`)} ${cut > 0 ? "…" : ""}${shown}${cut + WIDTH < line.length ? "…" : ""}`,
    `${dim(`${" ".repeat(gutter.length)} |`)} ${cut > 0 ? " " : ""}${indent}${mark("^".repeat(carets))}`,
  ];
}

/** "2 errors, 1 warning" @param {readonly Issue[]} issues */
export function summary(issues) {
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const count = (/** @type {number} */ n, /** @type {string} */ name) => `${n} ${name}${n === 1 ? "" : "s"}`;
  const parts = [];
  if (errors > 0) parts.push(red(count(errors, "error")));
  if (issues.length > errors) parts.push(yellow(count(issues.length - errors, "warning")));
  return parts.join(", ");
}
