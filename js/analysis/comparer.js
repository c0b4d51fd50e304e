/**
 * Decides with two policies, and keeps what they decide differently and what could not be shown.
 *
 * @typedef {import("../types.js").Change} Change
 * @typedef {import("../types.js").Decision} Decision
 * @typedef {import("../types.js").Facts} Facts
 * @typedef {import("../types.js").Gate} Gate
 * @typedef {import("../types-analysis.js").PolicyChange} PolicyChange
 * @typedef {import("./question.js").Cell} Cell
 */
import { changeOf } from "./question.js";

/** What can differ beside the outcome. @type {{ [Part in PolicyChange["parts"][number]]: (decision: Decision) => unknown }} */
const PARTS = {
  outcome: ({ outcome }) => outcome,
  effectiveAt: ({ effectiveAt }) => effectiveAt,
  reasons: ({ reasons }) => reasons.map(({ rule, code, message }) => ({ rule, code, message })),
  customer: ({ customer }) => customer,
  warnings: ({ warnings }) => warnings.map(({ code, message }) => ({ code, message })),
};

/** @param {Decision} before @param {Decision} after */
function differing(before, after) {
  const parts = /** @type {PolicyChange["parts"]} */ (Object.keys(PARTS));
  return parts.filter((part) => JSON.stringify(PARTS[part](before)) !== JSON.stringify(PARTS[part](after)));
}

/** Facts in facts; what stands in `over` counts. @param {any} under @param {any} over @returns {any} */
function merged(under, over) {
  const isRecord = (/** @type {unknown} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isRecord(under) || !isRecord(over)) return over;
  const out = { ...under };
  for (const [key, value] of Object.entries(over)) out[key] = key in under ? merged(under[key], value) : value;
  return out;
}

export class Comparer {
  /** @param {Gate} before @param {Gate} after @param {import("./joint.js").Joint} joint */
  constructor(before, after, joint) {
    this.before = before;
    this.after = after;
    this.joint = joint;
    /** By change of plan, then by what turns into what. @type {Map<string, Map<string, PolicyChange>>} */
    this.found = new Map();
    /** @type {Map<string, Set<string>>} */
    this.doubts = new Map();
    /** @type {Map<string, Change>} */
    this.changes = new Map();
    /** What facts are that a question does not ask for, as those of dates. @type {Facts} */
    this.others = {};
    for (const { cells } of [before.matrix(), after.matrix()]) {
      for (const cell of cells) this.changes.set(keyOf(cell), changeOf(cell));
      const shown = cells.flatMap(({ outcomes }) => outcomes).find(({ shown: isShown }) => isShown);
      this.others = merged(this.others, shown ? shown.witness : {});
    }
    /** @param {Cell} cell */
    this.keyed = (cell) => ({ key: keyOf(cell), kind: cell.kind });
  }

  keys() {
    return [...this.changes.keys()];
  }

  /** Decides with both. @param {string} key @param {Facts} facts @returns {boolean} whether they differ */
  compare(key, facts) {
    const change = /** @type {Change} */ (this.changes.get(key));
    const given = merged(this.others, facts);
    const [before, after] = [this.before, this.after].map((gate) => gate.decide(change, given));
    const parts = differing(before, after);
    if (parts.length === 0) return false;
    const name = before.outcome === after.outcome ? "same" : `${before.outcome} ${after.outcome}`;
    const all = this.found.get(key) || new Map();
    this.found.set(key, all);
    if (!all.has(name)) all.set(name, { change, from: before.outcome, to: after.outcome, parts, facts: given, before, after });
    return true;
  }

  /** @param {string} key @param {string} what could not be shown nor ruled out */
  doubt(key, what) {
    this.doubts.set(key, (this.doubts.get(key) || new Set()).add(what));
  }

  /**
   * What is not a rule's is compared with some facts, and doubted where it may matter.
   * @param {string[]} settings those that differ
   * @param {import("./transitions.js").Touched} touched
   */
  compareSettings(settings, touched) {
    if (settings.length === 0) return;
    const probes = [this.others, {}, ...this.joint.facts().flatMap((fact) => this._edges(fact))];
    for (const [key, change] of this.changes) {
      const found = probes.filter((facts) => this.compare(key, facts)).length > 0;
      if (!found && this._mayMatter(settings, change)) {
        this.doubt(key, settings.join(", "));
        touched.set(key, touched.get(key) || new Set());
      }
    }
  }

  /** Values around the bounds of a fact that is declared in two ways. @param {string} fact @returns {Facts[]} */
  _edges(fact) {
    const declared = [this.joint.before, this.joint.after].map(({ subject }) => subject.policy.facts[fact]);
    const values = declared.flatMap(({ min, max, values: texts = [] }) => [
      ...[min, max].filter(Number.isFinite).flatMap((bound) => [bound - 1, bound, bound + 1]), ...texts, null,
    ]);
    return values.map((value) => fact.split(".").reduceRight((/** @type {any} */ inner, name) => ({ [name]: inner }), value));
  }

  /** @param {string[]} settings @param {Change} change */
  _mayMatter(settings, change) {
    if (settings.includes("facts")) return true;
    const decisions = [this.before, this.after].map((gate) => gate.decide(change, this.others));
    const [before, after] = decisions.map(({ direction }) => direction);
    if (settings.includes("guards") && this._isGuardedOtherwise(decisions)) return true;
    if (settings.includes("direction") && before !== after) return true;
    if (!settings.includes("timing")) return false;
    const timing = [this.joint.before, this.joint.after].map(({ subject }) => (subject.policy.timing || {})[String(before)] || "now");
    return before === null || timing[0] !== timing[1];
  }

  /** With versions of plans guards may depend on facts. @param {Decision[]} decisions */
  _isGuardedOtherwise(decisions) {
    const versions = this.before.layout.some(({ fact }) => /^change\..*Version$/.test(fact));
    const [before, after] = decisions.map(({ reasons }) => reasons.map(({ rule }) => rule).filter((rule) => rule.startsWith("guard/")).join());
    return versions || before !== after;
  }

  /** @param {import("./transitions.js").Touched} touched */
  result(touched) {
    const changes = [...this.found.values()].flatMap((all) => {
      const list = [...all.values()];
      return list.length > 1 ? list.filter(({ from, to, parts }) => from !== to || parts.includes("warnings")) : list;
    });
    const notShown = [...this.doubts].map(([key, what]) => ({
      change: /** @type {Change} */ (this.changes.get(key)), what: [...what], rules: [...(touched.get(key) || [])],
    }));
    return { changes, notShown };
  }
}

/** @param {{ current: string, requested: string | null }} cell */
function keyOf({ current, requested }) {
  return JSON.stringify([current, requested]);
}
