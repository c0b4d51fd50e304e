/**
 * A decision: its outcome at once, its words when they are asked for.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {import("../types.js").Outcome} Outcome
 * @typedef {import("../types.js").Quote} Quote
 * @typedef {import("../types.js").Reason} Reason
 * @typedef {import("../types.js").CustomerText} CustomerText
 * @typedef {import("../types.js").Remedies} Remedies
 */
import { trapIssue } from "../engine/issues.js";
import { noQuote, readQuote } from "./quote.js";
import { readChange, readCustomer, readIssues, readNeeds, readReasons, readRemedies } from "./reports.js";

/** @type {Outcome[]} by the ABI's numbers; what it does not define is not allowed either */
const OUTCOMES = ["deny", "undecided", "review", "defer", "allow", "undecided", "undecided", "undecided"];
const UNDECIDED = 1;
const COMPLETE = 8;
const LATER = 32;
/** Only from this one on a change takes effect at all. */
const DEFER = 3;

/** What the engine says to a customer of an undecided change, for when there is no engine to ask. */
export const undecidedHeadline = (/** @type {string} */ change) =>
  `We could not check whether this ${change} is possible. Please try again or contact support.`;

/** The slot that says so in every layout. */
const CANCEL = 2;

/** @type {readonly Issue[]} */
const NOTHING_FOUND = Object.freeze([]);

/** What is made when it is first read. */
class Words {
  constructor() {
    /** @type {Reason[] | null} */
    this.reasons = null;
    /** @type {Reason[] | null} of rules that warn */
    this.warnings = null;
    /** @type {CustomerText | null} */
    this.customer = null;
    /** @type {string[] | null} */
    this.needs = null;
    /** @type {Remedies | null} */
    this.remedies = null;
    /** @type {Issue[] | null} */
    this.issues = null;
    /** @type {import("./reports.js").ChangeReport | null} */
    this.change = null;
    /** @type {Quote | null} */
    this.quote = null;
  }
}

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
    /** @type {Words | null} made when the first of them is read */
    this._words = null;
  }

  /** @param {Issue[]} found */
  add(found) {
    this._found = found.concat(this._found);
    if (found.some(({ code }) => code === "facts/conflict")) withhold(this);
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

/** Takes back what would help: the facts are told twice, and the others may be true. @param {Decision} decision */
function withhold(decision) {
  const { remedies, customer, reasons } = decision;
  if (remedies === null) return;
  const words = wordsOf(decision);
  words.remedies = { status: "not known", sets: [] };
  if (remedies.status === "found") words.customer = { ...customer, list: reasons.map(({ message }) => message) };
}

/** Whether there may be a remedy. @param {Decision} decision */
const isLiftable = ({ outcome }) => outcome === "deny" || outcome === "defer";

/** @param {Decision} decision */
function wordsOf(decision) {
  if (decision._words === null) decision._words = new Words();
  return decision._words;
}

/** @typedef {(decision: Decision, program: Program) => void} Take puts one report into its place */

/** @type {Take} */
function takeReasons(decision, program) {
  wordsOf(decision).reasons = readReasons(program, decision._values, decision._locale, false);
}

/** @type {Take} */
function takeWarnings(decision, program) {
  wordsOf(decision).warnings = readReasons(program, decision._values, decision._locale, true);
}

/** @type {Take} */
function takeCustomer(decision, program) {
  wordsOf(decision).customer = readCustomer(program, decision._locale);
}

/** @type {Take} */
function takeNeeds(decision, program) {
  wordsOf(decision).needs = readNeeds(program);
}

/** @type {Take} */
function takeRemedies(decision, program) {
  wordsOf(decision).remedies = readRemedies(program, decision._values);
}

/** @type {Take} */
function takeIssues(decision, program) {
  wordsOf(decision).issues = decision._found.concat(readIssues(program));
}

/** @type {Take} */
function takeChange(decision, program) {
  wordsOf(decision).change = readChange(program);
}

/** @type {Take} */
function takeQuote(decision, program) {
  wordsOf(decision).quote = readQuote(program, decision._values);
}

/** @param {Decision} decision */
function changeOf(decision) {
  const words = wordsOf(decision);
  if (words.change === null) render(decision, takeChange);
  return /** @type {import("./reports.js").ChangeReport} */ (words.change);
}

/**
 * Reads one report from the engine, after deciding again if it has done something else meanwhile. When the engine
 * fails, tries once more on a new one.
 * @param {Decision} decision
 * @param {Take} take
 */
function render(decision, take) {
  const program = decision._program;
  /** @type {unknown} */
  let failure;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      restore(decision, program);
      take(decision, program);
      if (program.retired) finish(decision, program);
      return;
    } catch (trap) {
      program.engine.discard();
      failure = trap;
    }
  }
  fill(decision, trapIssue(failure));
}

/** @param {Decision} decision @param {Program} program */
function restore(decision, program) {
  if (program.engine.turn === decision._turn) return;
  program.run(decision._values);
  decision._turn = program.engine.nextTurn();
}

/** A program that was swapped out is loaded only for this: everything is read at once. @type {Take} */
function finish(decision, program) {
  for (const take of [takeReasons, takeWarnings, takeCustomer, takeNeeds, takeIssues, takeChange]) take(decision, program);
  if (isLiftable(decision)) takeRemedies(decision, program);
  if (decision._quotes) takeQuote(decision, program);
  program.leave();
}

/** @param {Decision} decision */
const cancels = ({ _values: values }) => values[CANCEL] === true;

/** Words for a decision whose engine cannot give them. @param {Decision} decision @param {Issue} issue */
function fill(decision, issue) {
  const words = wordsOf(decision);
  words.reasons = words.reasons || [];
  words.warnings = words.warnings || [];
  words.customer = words.customer || { headline: undecidedHeadline(cancels(decision) ? "cancellation" : "plan change"), list: [], locale: null };
  words.needs = words.needs || [];
  words.remedies = words.remedies || { status: "not known", sets: [] };
  words.issues = (words.issues || []).concat(issue);
  words.change = words.change || { direction: cancels(decision) ? "cancellation" : "unknown", criterion: null, effectiveAt: null };
  words.quote = words.quote || noQuote([], [issue]);
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
