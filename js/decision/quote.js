/**
 * The engine's words about a quote, turned into the object that callers get. Amounts stay decimal texts: they are exact.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../types.js").Invoice} Invoice
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {import("../types.js").Quote} Quote
 * @typedef {import("../types.js").QuoteLine} QuoteLine
 */
import { nextIssues, nextNames } from "./reports.js";

/** @param {string[]} needs @param {Issue[]} issues @returns {Quote} one that could not be made */
export function noQuote(needs, issues) {
  return {
    complete: false, currency: null, effectiveAt: null, total: null, dueNow: null, credit: null,
    lines: [], nextInvoice: null, schedule: [], needs, issues, warnings: [],
  };
}

/** @param {Program} program @param {Value[]} values what the decision read: first both plans' codes @returns {Quote} */
export function readQuote(program, values) {
  const { exports, memory } = program.present();
  memory.seek(exports.plangate_quote(program.place.handle));
  const needs = nextNames(program, memory);
  const issues = nextIssues(memory, "error", null);
  const warnings = nextIssues(memory, "warning", program.pieces);
  if (memory.nextWord() === 0) return noQuote(needs, issues);
  // core/policy/quote_report.h has the fields of each line.
  const rows = memory.nextAscii().split("\n").slice(0, -1).map((row) => row.split("\t"));
  const [currency, effectiveAt, total, dueNow, credit, rounding, count] = rows[0];
  const lines = rows.slice(1, 1 + Number(count)).map((row) => toLine(row, values, currency, rounding));
  const [next, ...schedule] = rows.slice(1 + Number(count)).map(toInvoice);
  const nextInvoice = next.at === "" ? null : next;
  return { complete: true, currency, effectiveAt, total, dueNow, credit, lines, nextInvoice, schedule, needs, issues, warnings };
}

/** @param {string[]} row @param {Value[]} values @param {string} currency @param {string} rounding */
function toLine([kind, amount, start, end, formula], values, currency, rounding) {
  const plan = values[kind === "credit" ? 0 : 1];
  return /** @type {QuoteLine} */ ({ kind, plan, amount, currency, period: { start, end }, formula, rounding });
}

/** @param {string[]} row @returns {Invoice} */
function toInvoice([at, current, requested, difference]) {
  return { at, current, requested, difference };
}
