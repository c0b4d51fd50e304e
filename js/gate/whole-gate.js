/**
 * A gate on an engine with all its parts, which loads documents, updates its catalogue and makes images.
 *
 * @typedef {import("../decision/decision.js").Decision} Decision
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../types.js").Change} Change
 * @typedef {import("../types.js").Documents} Given
 * @typedef {import("../types.js").Facts} Facts
 * @typedef {import("../types.js").Issue} Issue
 */
import { callWithText } from "../engine/control.js";
import { undecided } from "../decision/decision.js";
import { Documents, asText, catalogText, entriesText, loadDocuments, policyText, textOf } from "../program/documents.js";
import { Explanation, explain, explainedRules } from "../decision/explanation.js";
import { Gate, decided, localeOf } from "./gate.js";
import { imageFor, makeImage, programOf } from "../program/image.js";
import { Matrix, answerOf, matrixOf } from "../matrix/matrix.js";
import { PlangateError, decideOnlyIssue, errorIssue } from "../engine/issues.js";
import { withoutMark } from "../text/json-text.js";
import { recordOf } from "../decision/record.js";
import { documentsIn } from "./reload.js";
import { replayed } from "../decision/replay.js";
import { UpdatedImage, applyTo } from "../program/updates.js";

export class WholeGate extends Gate {
  /** @param {Program} program @param {Issue[]} issues of its loading */
  constructor(program, issues) {
    super(program, issues);
    /** Another one with each catalogue that is loaded: for adapters that have to notice. */
    this._catalog = {};
  }

  /** @param {Change} change @param {Facts} [facts] @param {import("../types.js").DecideOptions} [options] */
  explain(change, facts, options) {
    const program = this._program;
    const values = program.reader.read(change, facts);
    if (program.engine.decidesOnly()) return new Explanation(undecided(decideOnlyIssue(), program, values), []);
    /** @type {import("../decision/explanation.js").Entry[]} */
    let entries = [];
    const decision = decided(program, values, localeOf(program, options), () => {
      const explained = explain(program, values);
      entries = explained.entries;
      return explained.code;
    });
    return new Explanation(decision, explainedRules(program, entries));
  }

  /** @param {Facts} [facts] */
  matrix(facts) {
    return this._whole((program) => matrixOf(program, facts), (issue) => new Matrix({ issues: [issue] }));
  }

  /**
   * For analysis: what may come of every change by another policy on this engine, and what its rules are called.
   * @param {object} policy
   * @param {string} [catalog] another one, as text
   * @returns {{ answer: import("../matrix/matrix.js").Answer, rules: string[] } | null} null when it is refused
   */
  _ask(policy, catalog) {
    return this._whole(({ engine, origin }) => {
      if (!(origin instanceof Documents)) return null;
      const { texts, journal } = origin;
      const { program } = catalog === undefined ? loadDocuments(engine, policy, texts.catalog, journal) : loadDocuments(engine, policy, catalog, null);
      if (program === null) return null;
      const answer = /** @type {import("../matrix/matrix.js").Answer} */ (answerOf(program, undefined));
      const rules = program.contents.rules.map(({ rule }) => rule);
      program.close();
      return { answer, rules };
    }, () => null);
  }

  /** For analysis: the policy and the catalogue as texts; null for an image and for one that was disposed of. */
  _texts() {
    const { origin, closed } = this._program;
    const [policy, catalog] = [policyText(origin), catalogText(origin)];
    return policy === null || catalog === null || closed ? null : { policy, catalog };
  }

  /** @param {Decision} decision */
  record(decision) {
    return recordOf(decision);
  }

  /** @param {import("../types.js").DecisionRecord | string} record */
  replay(record) {
    const program = this._program;
    return replayed(program, (values, locale) => decided(program, values, localeOf(program, { locale })), record);
  }

  /** @override @param {Partial<Given>} documents */
  load(documents) {
    return this._whole(() => this._swap(documents), (issue) => [issue]);
  }

  /** @param {Partial<Given>} documents */
  _swap(documents) {
    const { origin, engine } = this._program;
    const { given, issue } = documentsIn(documents, origin instanceof Documents);
    if (issue !== null) return [issue];
    const { texts = {}, journal = null } = origin instanceof Documents ? origin : {};
    const { policy, catalog } = Object.assign({}, texts, given);
    const { program, issues } = loadDocuments(engine, policy, catalog, given.catalog === undefined ? journal : null);
    if (program === null) return issues;
    this._program.retire();
    this._take(program, issues);
    if (given.catalog !== undefined) this._catalog = {};
    return issues;
  }

  /** @param {object | string | Uint8Array | (object | string)[]} entries */
  apply(entries) {
    /** @type {Issue[]} */
    const issues = [];
    const text = entriesText(entries, issues);
    if (issues.length > 0) return { issues, results: [] };
    return this._whole((program) => {
      const { program: next, reply } = applyTo(program, text);
      if (next !== program) this._take(next, this._issues.concat(reply.issues));
      const results = (reply.results || []).map(completed);
      return { issues: reply.issues, results };
    }, (issue) => ({ issues: [issue], results: [] }));
  }

  /** For adapters: whether a text is a plan update, and how a store should keep it. @param {string | Uint8Array} text */
  readUpdate(text) {
    return this._whole(({ engine }) => callWithText(engine, text, engine.whole().plangate_read_update).reply, (issue) => ({ issues: [issue] }));
  }

  /** @param {unknown[] | string} plans @param {Date | string} at */
  reconciliation(plans, at) {
    const none = { missed: [], deleted: [], disputed: [], entries: [] };
    /** @type {Issue[]} */
    const issues = [];
    const list = textOf("update", plans, issues, "/plans");
    const time = typeof at === "string" ? JSON.stringify(at) : textOf("update", at, issues, "/at");
    if (issues.length > 0) return Object.assign({ issues }, none);
    return this._whole((program) => {
      program.present();
      const { engine, place } = program;
      const { plangate_reconciliation } = engine.whole();
      const { reply } = callWithText(engine, `{"at":${time},"plans":${withoutMark(asText(list))}}`, (start, length) => plangate_reconciliation(place.handle, start, length));
      return Object.assign(none, reply);
    }, (issue) => Object.assign({ issues: [issue] }, none));
  }

  /** @returns {Uint8Array} */
  snapshot() {
    return this._whole((program) => {
      const { memory } = program.present();
      const { engine, place } = program;
      const { plangate_save, plangate_response, plangate_response_length } = engine.whole();
      engine.nextTurn();
      plangate_save(place.handle);
      return memory.bytesAt(plangate_response(), plangate_response_length());
    }, fail);
  }

  /** @returns {Uint8Array<ArrayBuffer>} */
  image() {
    return this._whole(({ engine, origin, contents, digests }) => {
      const own = engine.another();
      const handle = origin.enter(own);
      const { name, version, quotes, allSlots: layout, names, locales, rules } = contents;
      return makeImage(own, handle, { name, engine: version, digests, quotes, layout, names, locales, rules, issues: this._issues });
    }, fail);
  }

  /**
   * A call that needs all parts of the engine.
   * @template T
   * @param {(program: Program) => T} call
   * @param {(issue: Issue) => T} otherwise when it does not have them, or failed
   * @returns {T}
   */
  _whole(call, otherwise) {
    const { engine, closed } = this._program;
    return engine.decidesOnly() && !closed ? otherwise(decideOnlyIssue()) : this._call(call, otherwise);
  }
}

/**
 * @param {import("../engine/engine.js").Engine} engine
 * @param {import("../hosts/open.js").Options} options
 * @throws {PlangateError} when documents or image are refused
 */
export function wholeGateOn(engine, { policy, catalog, image, reader }) {
  if (image !== undefined) {
    if (policy !== undefined || catalog !== undefined) fail(withDocumentsIssue());
    const origin = new UpdatedImage(imageFor(image, engine.start().exports), null);
    return new WholeGate(programOf(engine, origin, reader), origin.contents.description.issues);
  }
  if (engine.decidesOnly()) fail(decideOnlyIssue());
  const { program, issues } = loadDocuments(engine, policy, catalog, null);
  if (program === null) throw new PlangateError(issues);
  return new WholeGate(program, issues);
}

function withDocumentsIssue() {
  return errorIssue("image/with-documents", "image", "", "Give either an image, or a policy and a catalog: an image holds both.");
}

/** @param {Issue} issue @returns {never} */
function fail(issue) {
  throw new PlangateError([issue]);
}

/** What changes nothing has no changes. @param {any} result the engine's */
function completed(result) {
  return Object.assign({ changes: {} }, result);
}
