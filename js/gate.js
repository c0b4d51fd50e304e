/**
 * A policy and a catalogue, loaded and ready to decide.
 *
 * @typedef {import("./cell.js").Value} Value
 * @typedef {import("./program.js").Program} Program
 * @typedef {import("./types.js").Change} Change
 * @typedef {import("./types.js").Documents} Documents
 * @typedef {import("./types.js").Facts} Facts
 * @typedef {import("./types.js").Issue} Issue
 * @typedef {import("./types.js").Provider} Provider
 * @typedef {import("./types.js").ProviderOptions} ProviderOptions
 */
import { CONFLICT, Cell, PARENT_NOT_AN_OBJECT, toValue } from "./cell.js";
import { Decision, undecided } from "./decision.js";
import { disposedIssue, errorIssue, isError, trapIssue } from "./issues.js";
import { loadProgram } from "./program.js";
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

  get name() {
    return this._program.name;
  }

  get layout() {
    return this._program.layout;
  }

  get issues() {
    return this._issues;
  }

  /** @param {Change} change @param {Facts} [facts] */
  decide(change, facts) {
    const program = this._program;
    return decided(program, program.reader.read(change, facts));
  }

  /** @param {Change} change @param {Facts} [facts] */
  quote(change, facts) {
    const program = this._program;
    const decision = decided(program, program.readForQuote(change, facts));
    decision._quotes = true;
    return /** @type {import("./types.js").Quote} */ (decision.quote);
  }

  /**
   * For adapters: decides with facts that the host knows better than the caller. Where the caller states another value,
   * the fact counts as unreadable.
   * @param {Change} change
   * @param {Facts | undefined} facts
   * @param {Map<string, unknown>} given by their paths; what is `undefined` or `null` the host does not know
   * @param {Map<string, unknown>} defaults for what neither states
   */
  decideGiven(change, facts, given, defaults) {
    const program = this._program;
    const values = program.reader.read(change, facts);
    program.layout.forEach(({ fact }, slot) => {
      values[slot] = combined(values[slot], toValue(given.get(fact)), toValue(defaults.get(fact)));
    });
    return decided(program, values);
  }

  /**
   * @param {Change} change
   * @param {Record<string, Provider>} providers
   * @param {ProviderOptions} [options]
   */
  decideWith(change, providers, options = {}) {
    const program = this._program;
    return decideInRounds(program, (values) => decided(program, values), change, providers, options);
  }

  /** @param {Partial<Documents>} documents */
  load(documents) {
    const { engine, texts, closed } = this._program;
    if (closed) return [disposedIssue()];
    const { policy = texts.policy, catalog = texts.catalog } = documents || {};
    const strangers = Object.keys(documents || {}).filter((key) => key !== "policy" && key !== "catalog");
    if (strangers.length > 0 || documents === undefined || documents === null) return [wrongLoad(strangers)];
    const { program, issues } = loadProgram(engine, policy, catalog);
    if (program === null) return issues;
    this._program.retire();
    this._program = program;
    this._issues = warningsOf(issues);
    return issues;
  }

  dispose() {
    this._program.close();
  }

  [DISPOSE]() {
    this._program.close();
  }
}

/** @param {string[]} strangers what was given and means nothing; a misspelt document must not look like a reload */
function wrongLoad(strangers) {
  const found = strangers.length > 0 ? ` There is no "${strangers.join('", "')}" to load.` : "";
  return errorIssue("document/unknown-field", "engine", "", `Give a policy, a catalog or both; nothing was loaded.${found}`);
}

/** @param {Issue[]} issues */
function warningsOf(issues) {
  return issues.filter((issue) => !isError(issue));
}

/** @param {Program} program @param {Value[]} values */
function decided(program, values) {
  if (program.closed) return undecided(disposedIssue());
  if (asksToCancel(values[values.length - 1])) return undecided(unsupportedCancel());
  const { engine } = program;
  try {
    const decision = new Decision(program.run(values), program, values);
    decision._turn = engine.nextTurn();
    if (program.retired) program.leave();
    return decision;
  } catch (trap) {
    engine.discard();
    return undecided(trapIssue(trap));
  }
}

/** @param {Value} cancel */
function asksToCancel(cancel) {
  return cancel !== undefined && cancel !== false && cancel !== PARENT_NOT_AN_OBJECT;
}

function unsupportedCancel() {
  return errorIssue("change/unsupported", "change", "/cancel", "Cancellations cannot be decided yet.");
}

/** @param {Value} stated @param {Value} given @param {Value} byDefault @returns {Value} */
function combined(stated, given, byDefault) {
  if (given === undefined || given === null) return stated === undefined ? byDefault : stated;
  if (stated === undefined || stated === given) return given;
  return stated instanceof Cell ? stated : CONFLICT;
}
