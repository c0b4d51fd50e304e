/**
 * A policy and a catalogue, loaded and ready to decide.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../types.js").Change} Change
 * @typedef {import("../types.js").DecideOptions} DecideOptions
 * @typedef {import("../types.js").Facts} Facts
 * @typedef {import("./given.js").Host} Host
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {import("../types.js").Provider} Provider
 * @typedef {import("../types.js").ProviderOptions} ProviderOptions
 */
import { candidateDecisions } from "./candidates.js";
import { Decision, undecided } from "../decision/decision.js";
import { NO_HOST, doubting, readGiven } from "./given.js";
import { decideOnlyIssue, disposedIssue, isError, trapIssue } from "../engine/issues.js";
import { localeIndex } from "../text/locale.js";
import { own } from "../facts/own.js";
import { decideInRounds } from "./providers.js";

/**
 * For `using`; a host that lacks the symbol has no `using` either, and just gets `dispose` once more.
 * @type {typeof Symbol.dispose}
 */
const DISPOSE = Symbol.dispose || /** @type {any} */ ("dispose");

export class Gate {
  /** @param {Program} program @param {Issue[]} issues of its loading */
  constructor(program, issues) {
    this._program = program;
    this._issues = warningsOf(issues);
  }

  /** What it decides by from now on. @param {Program} program @param {Issue[]} issues */
  _take(program, issues) {
    this._program = program;
    this._issues = warningsOf(issues);
  }

  get name() {
    return this._program.contents.name;
  }

  get layout() {
    return this._program.contents.layout;
  }

  get issues() {
    return this._issues;
  }

  get digests() {
    return this._program.digests;
  }

  /** @param {Change} change @param {Facts} [facts] @param {DecideOptions} [options] */
  decide(change, facts, options) {
    const program = this._program;
    return decided(program, program.reader.read(change, facts), localeOf(program, options));
  }

  /** @param {Change} change @param {Facts} [facts] */
  quote(change, facts) {
    const program = this._program;
    const decision = decided(program, program.readForQuote(change, facts), 0);
    decision._quotes = true;
    return /** @type {import("../types.js").Quote} */ (decision.quote);
  }

  /**
   * For adapters: decides with facts that the host knows better than the caller. Where the caller states another value,
   * that is an issue, and nothing is allowed.
   * @param {Change} change
   * @param {Facts | undefined} facts
   * @param {Host} host
   * @param {DecideOptions} [options]
   */
  decideGiven(change, facts, host, options) {
    const program = this._program;
    const locale = localeOf(program, options);
    const { values, disputed } = readGiven(program, change, facts, host);
    return doubting(disputed, (current) => decided(program, current, locale))(values);
  }

  /**
   * @param {Change} change
   * @param {Record<string, Provider>} providers
   * @param {ProviderOptions} [options]
   */
  decideWith(change, providers, options = {}) {
    return this.decideGivenWith(change, providers, options, NO_HOST);
  }

  /**
   * For adapters: the same, with what the host knows.
   * @param {Change} change
   * @param {Record<string, Provider>} providers
   * @param {ProviderOptions} options
   * @param {Host} host
   */
  decideGivenWith(change, providers, options, host) {
    const program = this._program;
    const locale = localeOf(program, options);
    const { values, disputed } = readGiven(program, change, own(options, ["facts"]), host);
    const decide = doubting(disputed, (current) => decided(program, current, locale));
    return decideInRounds(program, decide, values, change, providers, options);
  }

  /** @param {import("../types.js").Candidate} change @param {Facts} [facts] @param {DecideOptions} [options] */
  compare(change, facts, options) {
    return this._call((program) => {
      const locale = localeOf(program, options);
      return candidateDecisions(program, (values) => decided(program, values, locale), change, facts);
    }, () => []);
  }

  /** What only an engine with all its parts can do; see whole-gate.js. @param {unknown} _documents @returns {Issue[]} */
  load(_documents) {
    return [decideOnlyIssue()];
  }

  /**
   * @template T
   * @param {(program: Program) => T} call
   * @param {(issue: Issue) => T} otherwise when the engine failed
   * @returns {T}
   */
  _call(call, otherwise) {
    const program = this._program;
    if (program.closed) return otherwise(disposedIssue());
    try {
      return call(program);
    } catch (trap) {
      program.engine.discard();
      return otherwise(trapIssue(trap));
    }
  }

  dispose() {
    this._program.close();
  }

  [DISPOSE]() {
    this._program.close();
  }
}

/** @param {Issue[]} issues */
export function warningsOf(issues) {
  return issues.filter((issue) => !isError(issue));
}

/** @param {Program} program @param {DecideOptions | undefined} options @returns {number} */
export function localeOf(program, options) {
  return options === undefined || options === null ? 0 : localeIndex(program.contents.locales, own(options, ["locale"]));
}

/**
 * @param {Program} program
 * @param {Value[]} values
 * @param {number} locale of the decision's texts, by number
 * @param {((values: Value[]) => number) | null} [run] another way to have the engine decide
 */
export function decided(program, values, locale, run = null) {
  if (program.closed) return undecided(disposedIssue(), program, values);
  try {
    const decision = new Decision(run === null ? program.run(values) : run(values), program, values, locale);
    decision._turn = program.engine.nextTurn();
    if (program.retired) program.leave();
    return decision;
  } catch (trap) {
    program.engine.discard();
    return undecided(trapIssue(trap), program, values);
  }
}
