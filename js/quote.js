/**
 * The engine's words about a quote, turned into the object that callers get. Amounts stay decimal texts: they are exact.
 *
 * @typedef {import("./cell.js").Value} Value
 * @typedef {import("./memory.js").Memory} Memory
 * @typedef {import("./program.js").Program} Program
 * @typedef {import("./types.js").Invoice} Invoice
 * @typedef {import("./types.js").Issue} Issue
 * @typedef {import("./types.js").Quote} Quote
 * @typedef {import("./types.js").QuoteLine} QuoteLine
 */
import { nextIssues, nextNames } from "./reports.js";

/** @type {QuoteLine["kind"][]} by the ABI's numbers */
const KINDS = ["credit", "charge", "setup_fee"];

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
  const issues = nextIssues(memory, "error");
  const warnings = nextIssues(memory, "warning");
  if (memory.nextWord() === 0) return noQuote(needs, issues);
  const currency = memory.nextText(null);
  const now = memory.nextWord() === 1;
  const date = memory.nextText(null);
  const total = memory.nextText(null);
  const dueNow = memory.nextText(null);
  const credit = memory.nextText(null);
  const lines = nextList(memory, () => nextLine(memory, values, currency));
  const [nextInvoice = null] = nextList(memory, () => nextInvoiceOf(memory));
  const schedule = memory.nextAscii().split("\n").slice(0, -1).map(toInvoice);
  return {
    complete: true, currency, effectiveAt: now ? "now" : date, total, dueNow, credit,
    lines, nextInvoice, schedule, needs, issues, warnings,
  };
}

/**
 * @template T
 * @param {Memory} memory
 * @param {() => T} next
 */
function nextList(memory, next) {
  const count = memory.nextWord();
  /** @type {T[]} */
  const list = [];
  for (let i = 0; i < count; i += 1) list.push(next());
  return list;
}

/** @param {Memory} memory @param {Value[]} values @param {string} currency @returns {QuoteLine} */
function nextLine(memory, values, currency) {
  const kind = KINDS[memory.nextWord()];
  const rounding = /** @type {QuoteLine["rounding"]} */ (memory.nextText(null));
  const amount = memory.nextText(null);
  const start = memory.nextText(null);
  const end = memory.nextText(null);
  const formula = memory.nextText(null);
  const plan = /** @type {string} */ (values[kind === "credit" ? 0 : 1]);
  return { kind, plan, amount, currency, period: { start, end }, formula, rounding };
}

/** @param {string} line @returns {Invoice} */
function toInvoice(line) {
  const [at, current, requested, difference] = line.split(" ");
  return { at, current, requested, difference };
}

/** @param {Memory} memory @returns {Invoice} */
function nextInvoiceOf(memory) {
  const at = memory.nextText(null);
  const current = memory.nextText(null);
  const requested = memory.nextText(null);
  return { at, current, requested, difference: memory.nextText(null) };
}
