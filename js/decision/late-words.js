/**
 * The words of a decision, each made when it is first read.
 *
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {import("../types.js").Quote} Quote
 * @typedef {import("../types.js").Reason} Reason
 * @typedef {import("../types.js").CustomerText} CustomerText
 * @typedef {import("../types.js").Remedies} Remedies
 */
import { trapIssue } from "../engine/issues.js";
import { noQuote, readQuote } from "./quote.js";
import { readChange, readCustomer, readIssues, readNeeds, readReasons, readRemedies } from "./reports.js";

/** What the engine says to a customer of an undecided change, for when there is no engine to ask. */
export const undecidedHeadline = (/** @type {string} */ change) =>
  `We could not check whether this ${change} is possible. Please try again or contact support.`;

/** The slot that says so in every layout. */
const CANCEL = 2;

export class Words {
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

/**
 * Whether facts were told twice. The others may be true, so that nothing is known to help.
 * @param {Decision} decision
 */
const isContradicted = ({ _found }) => _found.some(({ code }) => code === "facts/conflict");

/** Whether there may be a remedy. @param {Decision} decision */
export const isLiftable = ({ outcome }) => outcome === "deny" || outcome === "defer";

/** @param {Decision} decision */
export function wordsOf(decision) {
  if (decision._words === null) decision._words = new Words();
  return decision._words;
}

/** @typedef {(decision: Decision, program: Program) => void} Take puts one report into its place */

/** @type {Take} */
export function takeReasons(decision, program) {
  wordsOf(decision).reasons = readReasons(program, decision._values, decision._locale, false);
}

/** @type {Take} */
export function takeWarnings(decision, program) {
  wordsOf(decision).warnings = readReasons(program, decision._values, decision._locale, true);
}

/** @type {Take} */
export function takeCustomer(decision, program) {
  const customer = readCustomer(program, decision._locale);
  const helped = isLiftable(decision) && isContradicted(decision) && readRemedies(program, decision._values).status === "found";
  const list = helped ? readReasons(program, decision._values, decision._locale, false).map(({ message }) => message) : customer.list;
  wordsOf(decision).customer = { ...customer, list };
}

/** @type {Take} */
export function takeNeeds(decision, program) {
  wordsOf(decision).needs = readNeeds(program);
}

/** @type {Take} */
export function takeRemedies(decision, program) {
  wordsOf(decision).remedies = isContradicted(decision) ? { status: "not known", sets: [] } : readRemedies(program, decision._values);
}

/** @type {Take} */
export function takeIssues(decision, program) {
  wordsOf(decision).issues = decision._found.concat(readIssues(program));
}

/** @type {Take} */
function takeChange(decision, program) {
  wordsOf(decision).change = readChange(program);
}

/** @type {Take} */
export function takeQuote(decision, program) {
  wordsOf(decision).quote = readQuote(program, decision._values);
}

/** @param {Decision} decision */
export function changeOf(decision) {
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
export function render(decision, take) {
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
export function fill(decision, issue) {
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

