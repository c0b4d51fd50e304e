/**
 * A decision: its outcome at once, its words when they are asked for.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {import("../types.js").Outcome} Outcome
 * @typedef {import("../types.js").Reason} Reason
 * @typedef {import("../types.js").CustomerText} CustomerText
 * @typedef {import("../types.js").Remedies} Remedies
 */
import {
  changeOf, fill, isLiftable, render, takeCustomer, takeIssues, takeNeeds, takeQuote, takeReasons, takeRemedies, takeWarnings, wordsOf,
} from "./late-words.js";

/** @type {Outcome[]} by the ABI's numbers; what it does not define is not allowed either */
const OUTCOMES = ["deny", "undecided", "review", "defer", "allow", "undecided", "undecided", "undecided"];
const UNDECIDED = 1;
const COMPLETE = 8;
const LATER = 32;
/** Only from this one on a change takes effect at all. */
const DEFER = 3;

/** @type {readonly Issue[]} */
const NOTHING_FOUND = Object.freeze([]);

/** Made by a gate, never by callers. The fields with an underscore are nobody else's business. */
export class Decision {
  /**
   * @param {number} code the ABI's
   * @param {Program} program
   * @param {Value[]} values what it was decided on
   * @param {number} locale of its texts, by number
   */
  constructor(code, program, values, locale) {
    this._code = code;
    this._program = program;
    this._values = values;
    this._locale = locale;
    /** The engine still holds this decision while its turn is this one. */
    this._turn = 0;
    this._quotes = program.contents.quotes;
    /** What was wrong before the engine was asked. @type {readonly Issue[]} */
    this._found = NOTHING_FOUND;
    /** @type {import("./late-words.js").Words | null} made when the first of them is read */
    this._words = null;
  }

  /** @param {Issue[]} found */
  add(found) {
    this._found = found.concat(this._found);
  }

  get outcome() {
    return OUTCOMES[this._code & 7];
  }

  get complete() {
    return (this._code & COMPLETE) !== 0;
  }

  get reasons() {
    const words = wordsOf(this);
    if (words.reasons === null) render(this, takeReasons);
    return /** @type {Reason[]} */ (words.reasons);
  }

  get digests() {
    return this._program.digests;
  }

  get customer() {
    const words = wordsOf(this);
    if (words.customer === null) render(this, takeCustomer);
    return /** @type {CustomerText} */ (words.customer);
  }

  get needs() {
    const words = wordsOf(this);
    if (words.needs === null) render(this, takeNeeds);
    return /** @type {string[]} */ (words.needs);
  }

  get remedies() {
    if (!isLiftable(this)) return null;
    const words = wordsOf(this);
    if (words.remedies === null) render(this, takeRemedies);
    return /** @type {Remedies} */ (words.remedies);
  }

  get issues() {
    const words = wordsOf(this);
    if (words.issues === null) render(this, takeIssues);
    return /** @type {Issue[]} */ (words.issues);
  }

  get direction() {
    return changeOf(this).direction;
  }

  get criterion() {
    return changeOf(this).criterion;
  }

  get effectiveAt() {
    if ((this._code & 7) < DEFER) return null;
    return (this._code & LATER) === 0 ? "now" : changeOf(this).effectiveAt;
  }

  get quote() {
    const words = wordsOf(this);
    if (words.quote === null && this._quotes) render(this, takeQuote);
    return words.quote;
  }

  get warnings() {
    const words = wordsOf(this);
    if (words.warnings === null) render(this, takeWarnings);
    const fired = /** @type {Reason[]} */ (words.warnings);
    return this.quote === null ? fired : [...fired, ...this.quote.warnings];
  }

  toJSON() {
    const { outcome, complete, reasons, customer, remedies, needs, issues, warnings, direction, criterion, effectiveAt, quote, digests } = this;
    return { outcome, complete, reasons, customer, remedies, needs, issues, warnings, direction, criterion, effectiveAt, quote, digests };
  }

  /**
   * What `console.log` shows in Node.
   * @param {number} _depth
   * @param {object} options
   * @param {(value: unknown, options: object) => string} inspect
   */
  [Symbol.for("nodejs.util.inspect.custom")](_depth, options, inspect) {
    return `Decision ${inspect(this.toJSON(), Object.assign({}, options, { depth: null }))}`;
  }
}

/**
 * A decision that needed no engine, or had none.
 * @param {Issue} issue why it could not be decided
 * @param {Program} program
 * @param {Value[]} values what should have been decided on
 */
export function undecided(issue, program, values) {
  const decision = new Decision(UNDECIDED, program, values, 0);
  decision._quotes = false;
  fill(decision, issue);
  return decision;
}
