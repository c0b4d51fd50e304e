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
import { candidateDecisions } from "./candidates.js";
import { Decision, undecided } from "./decision.js";
import { callWithText, textOf } from "./documents.js";
import { Explanation, explainedRules } from "./explanation.js";
import { PlangateError, disposedIssue, errorIssue, isError, trapIssue } from "./issues.js";
import { loadProgram } from "./program.js";
import { decideInRounds } from "./providers.js";
import { recordOf } from "./record.js";
import { replayed } from "./replay.js";

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
    /** Another one with each catalogue that is loaded: for adapters that have to notice. */
    this._catalog = {};
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

  get digests() {
    return this._program.digests;
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

  /** @param {Change} change @param {Facts} [facts] */
  explain(change, facts) {
    const program = this._program;
    /** @type {import("./explanation.js").Entry[]} */
    let entries = [];
    const decision = decided(program, program.reader.read(change, facts), (values) => {
      const explained = program.explain(values);
      entries = explained.entries;
      return explained.code;
    });
    return new Explanation(decision, explainedRules(program, entries));
  }

  /** @param {import("./types.js").Candidate} change @param {Facts} [facts] */
  compare(change, facts) {
    return this._call((program) => candidateDecisions(program, (values) => decided(program, values), change, facts), () => []);
  }

  /** @param {Decision} decision */
  record(decision) {
    return recordOf(decision);
  }

  /** @param {import("./types.js").DecisionRecord | string} record */
  replay(record) {
    const program = this._program;
    return replayed(program, (values) => decided(program, values), record);
  }

  /** @param {Partial<Documents>} documents */
  load(documents) {
    const { engine, texts, journal, closed } = this._program;
    if (closed) return [disposedIssue()];
    const { policy = texts.policy, catalog = texts.catalog } = documents || {};
    const strangers = Object.keys(documents || {}).filter((key) => key !== "policy" && key !== "catalog");
    if (strangers.length > 0 || documents === undefined || documents === null) return [wrongLoad(strangers)];
    const kept = documents.catalog === undefined ? journal : null;
    const { program, issues } = loadProgram(engine, policy, catalog, kept);
    if (program === null) return issues;
    this._program.retire();
    this._program = program;
    this._issues = warningsOf(issues);
    if (documents.catalog !== undefined) this._catalog = {};
    return issues;
  }

  /** @param {object | string | Uint8Array | (object | string)[]} entries */
  apply(entries) {
    /** @type {Issue[]} */
    const issues = [];
    const text = textOf("update", entriesText(entries), issues);
    if (issues.length > 0) return { issues, results: [] };
    return this._call((program) => {
      const { program: next, reply } = program.apply(text);
      this._program = next;
      if (next !== program) this._issues = this._issues.concat(warningsOf(reply.issues));
      const results = (reply.results || []).map(completed);
      return { issues: reply.issues, results };
    }, (issue) => ({ issues: [issue], results: [] }));
  }

  /** For adapters: whether a text is a plan update, and how a store should keep it. @param {string | Uint8Array} text */
  readUpdate(text) {
    return this._call(({ engine }) => {
      const { exports } = engine.start();
      return callWithText(engine, text, exports.plangate_read_update).reply;
    }, (issue) => ({ issues: [issue] }));
  }

  /** @param {unknown[] | string} plans @param {Date | string} at */
  reconciliation(plans, at) {
    const none = { missed: [], deleted: [], disputed: [], entries: [] };
    /** @type {Issue[]} */
    const issues = [];
    const list = textOf("update", plans, issues);
    if (issues.length > 0) return Object.assign({ issues }, none);
    const time = JSON.stringify(at);
    return this._call((program) => {
      const { exports } = program.present();
      const text = `{"at":${time},"plans":${list}}`;
      const call = (/** @type {number} */ start, /** @type {number} */ length) => exports.plangate_reconciliation(program.place.handle, start, length);
      return Object.assign(none, callWithText(program.engine, text, call).reply);
    }, (issue) => Object.assign({ issues: [issue] }, none));
  }

  /** @returns {Uint8Array} */
  snapshot() {
    const { engine, closed } = this._program;
    if (closed) throw new PlangateError([disposedIssue()]);
    const { exports, memory } = this._program.present();
    engine.nextTurn();
    exports.plangate_save(this._program.place.handle);
    return memory.bytesAt(exports.plangate_response(), exports.plangate_response_length());
  }

  /**
   * @template T
   * @param {(program: Program) => T} call
   * @param {(issue: Issue) => T} otherwise when the engine failed
   * @returns {T}
   */
  _call(call, otherwise) {
    if (this._program.closed) return otherwise(disposedIssue());
    try {
      return call(this._program);
    } catch (trap) {
      this._program.engine.discard();
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

/** An array may hold entries as texts too. @param {unknown} entries */
function entriesText(entries) {
  if (!Array.isArray(entries)) return entries;
  return `[${entries.map((entry) => (typeof entry === "string" ? entry : JSON.stringify(entry))).join(",")}]`;
}

/** What changes nothing has no changes. @param {any} result the engine's */
function completed(result) {
  return Object.assign({ changes: {} }, result);
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

/**
 * @param {Program} program
 * @param {Value[]} values
 * @param {((values: Value[]) => number) | null} [run] another way to have the engine decide
 */
function decided(program, values, run = null) {
  if (program.closed) return undecided(disposedIssue(), program, values);
  if (asksToCancel(values[values.length - 1])) return undecided(unsupportedCancel(), program, values);
  const { engine } = program;
  try {
    const decision = new Decision(run === null ? program.run(values) : run(values), program, values);
    decision._turn = engine.nextTurn();
    if (program.retired) program.leave();
    return decision;
  } catch (trap) {
    engine.discard();
    return undecided(trapIssue(trap), program, values);
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
