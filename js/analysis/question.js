/**
 * Questions about what rules can do, each asked of the engine as a small policy of its own: may one of `some` fire while
 * none of `none` does? Those are rules that deny and review there, so that the answer is in the matrix: a review may come.
 * What a rule is that fails, or has nothing to say of a change, thus is as it is in the policy itself.
 *
 * @typedef {import("../matrix/matrix.js").Answer} Answer
 * @typedef {import("../types.js").Change} Change
 * @typedef {import("../types.js").Facts} Facts
 * @typedef {import("../types.js").Witness} Witness
 * @typedef {import("../matrix/rules.js").Cause} Cause
 * @typedef {{ none?: Cause[], some: Cause[] }} Question
 * @typedef {object} Kind what may come of pairs of plans that are alike
 * @property {boolean} guarded a guard settles it, whatever rules say
 * @property {boolean} fires it may, as far as can be told
 * @property {boolean} fails a rule may be impossible to evaluate
 * @property {Facts | null} witness facts with which it does
 * @property {Facts | null} failure facts with which a rule cannot be evaluated
 * @property {import("../matrix/condition.js").Condition[]} conditions what is left of those that are open
 * @typedef {{ current: string, requested: string | null, kind: Kind }} Cell
 */
import { changeAt, nested } from "../matrix/answer.js";

/** What a question takes over from a policy. */
const KEPT = ["plangate", "name", "facts", "let", "direction", "guards"];

/** The change that a cell stands for. @param {{ current: string, requested: string | null }} cell @returns {Change} */
export function changeOf({ current, requested }) {
  return requested === null ? { current, cancel: true } : { current, requested };
}

export class Questioner {
  /**
   * @param {import("../gate/whole-gate.js").WholeGate} gate whose engine and catalogue it asks
   * @param {Record<string, any>} policy whose facts and definitions conditions read
   * @param {string} [catalog] another one
   */
  constructor(gate, policy, catalog) {
    this.gate = gate;
    this.catalog = catalog;
    this.base = Object.fromEntries(KEPT.filter((key) => policy[key] !== undefined).map((key) => [key, policy[key]]));
    /** @type {Map<string, Cell[] | null>} */
    this.answers = new Map();
  }

  /** @param {Question} question @returns {Cell[] | null} null when it cannot be asked, as a text may be too long */
  ask({ none = [], some }) {
    const key = JSON.stringify([none, some]);
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const rules = [
      ...none.map((cause, i) => ({ id: `none-${i}`, ...cause, deny: "." })),
      ...some.map((cause, i) => ({ id: `some-${i}`, ...cause, review: "." })),
    ];
    const cells = this._cells(rules);
    this.answers.set(key, cells);
    return cells;
  }

  /** Those that no guard settles. @param {Question} question @returns {Cell[] | null} */
  open(question) {
    const cells = this.ask(question);
    return cells && cells.filter(({ kind }) => !kind.guarded);
  }

  /** @param {object[]} rules @returns {Cell[] | null} */
  _cells(rules) {
    const found = this.gate._ask({ ...this.base, rules }, this.catalog);
    return found && cellsOf(found.answer, (rule) => found.rules[rule].startsWith("guard/"));
  }
}

/** @param {Answer} answer @param {(rule: number) => boolean} isGuard @returns {Cell[]} */
function cellsOf({ plans, kinds, cells, witnesses, conditions }, isGuard) {
  const read = kinds.map(({ open, fired, outcomes }) => {
    const [review, failing] = ["review", "undecided"].map((name) => outcomes.find(([outcome]) => outcome === name));
    const factsOf = (/** @type {typeof review} */ found) => (!found || found[1] === null ? null : nested(witnesses[found[1]]));
    return {
      guarded: fired.some(isGuard) && outcomes.length === 1,
      fires: review !== undefined,
      fails: failing !== undefined,
      witness: factsOf(review),
      failure: factsOf(failing),
      conditions: open.flatMap((i) => (conditions[i][2] === null ? [] : [conditions[i][2]])),
    };
  });
  return cells.map((kind, i) => Object.assign(changeAt(plans, i), { kind: read[kind] }));
}
