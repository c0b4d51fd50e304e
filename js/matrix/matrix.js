/**
 * What may come of every change, as the engine found it out. The words of an outcome are made when they are read.
 *
 * @typedef {import("./condition.js").Condition} Condition
 * @typedef {import("../types.js").Outcome} Outcome
 * @typedef {{ base: Outcome, open: number[], fired: number[], outcomes: [Outcome, number | null, ...number[]][] }} Kind
 * @typedef {{ plans: string[], conditions: [rule: number, effect: Outcome, condition: Condition | null][],
 *   witnesses: [string, unknown][][], kinds: Kind[], cells: number[] }} Answer of the engine: core/analysis/matrix.h
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../types.js").Issue} Issue
 */
import { rulesOf, spelledOut, titleOf } from "./rules.js";
import { cel, joined, negated } from "./condition.js";
import { responseText } from "../engine/control.js";
import { policyText } from "../program/documents.js";
import { parseJson } from "../text/json-text.js";
import { changeAt, nested } from "./answer.js";
import { own } from "../facts/own.js";
import { ruleWords, words } from "./words.js";

/** Strongest first. @type {Outcome[]} */
const OUTCOMES = ["deny", "undecided", "review", "defer", "allow"];
/** @type {Record<Outcome, string>} */
const VERBS = { deny: "denied", undecided: "undecided", review: "sent to review", defer: "deferred", allow: "allowed" };

class Prospect {
  /** @param {Answer} answer @param {Kind} kind @param {number} index @param {(rule: number) => string} ruleName @param {(rule: number) => string} sourceOf */
  constructor(answer, kind, index, ruleName, sourceOf) {
    const [outcome, witness, ...rules] = kind.outcomes[index];
    this.outcome = outcome;
    this.shown = witness !== null;
    this.rules = (kind.outcomes.length === 1 && rules.length === 0 ? kind.fired : rules).map(ruleName);
    this._answer = answer;
    this._kind = kind;
    this._witness = witness;
    this._sourceOf = sourceOf;
  }

  get witness() {
    return this._witness === null ? null : nested(this._answer.witnesses[this._witness]);
  }

  get when() {
    const condition = this._condition();
    return condition === null ? null : cel(condition);
  }

  get sentence() {
    const verb = VERBS[this.outcome];
    const rules = this.rules.map(ruleWords).join(" and ");
    if (this._kind.outcomes.length === 1) return `always ${verb}${rules === "" ? "" : `: ${rules}`}`;
    const condition = this._condition();
    if (condition === null) return `${verb} when ${rules || "a rule"} cannot be evaluated`;
    return `${verb} ${this.outcome === "allow" ? "while" : "when"} ${words(condition)}`;
  }

  /** @returns {Condition | null} null for what comes of no rule that fires */
  _condition() {
    const { base, open, outcomes } = this._kind;
    if (outcomes.length === 1) return ["", "true"];
    const rank = OUTCOMES.indexOf(this.outcome);
    /** @type {Condition[]} */
    const all = [];
    /** @type {Condition[]} */
    const causes = [];
    for (const number of open) {
      const [rule, effect, found] = this._answer.conditions[number];
      const condition = found === null ? /** @type {Condition} */ (["source", this._sourceOf(rule)]) : found;
      if (OUTCOMES.indexOf(effect) < rank) all.push(negated(condition));
      else if (effect === this.outcome) causes.push(condition);
    }
    if (causes.length === 0 && this.outcome !== base) return null;
    if (causes.length > 0) all.push(joined("||", causes));
    return joined("&&", all);
  }

  toJSON() {
    const { outcome, when, sentence, witness, shown, rules } = this;
    return { outcome, when, sentence, witness, shown, rules };
  }
}

export class Matrix {
  /**
   * @param {Answer | { issues: Issue[] }} answer
   * @param {(rule: number) => string} ruleName
   * @param {(rule: number) => string} sourceOf a rule's condition as the policy states it
   */
  constructor(answer, ruleName = String, sourceOf = String) {
    /** @type {Issue[]} */
    this.issues = "issues" in answer ? answer.issues : [];
    const { plans, kinds, cells } = "issues" in answer ? { plans: [], kinds: [], cells: [] } : answer;
    const outcomes = kinds.map((kind) =>
      kind.outcomes.map((_, i) => new Prospect(/** @type {Answer} */ (answer), kind, i, ruleName, sourceOf)));
    /** @type {string[]} */
    this.plans = plans;
    this.cells = cells.map((kind, i) => Object.assign(changeAt(plans, i), { outcomes: outcomes[kind] }));
  }

  /** @param {string} current @param {string | null} [requested] */
  at(current, requested = null) {
    const row = this.plans.indexOf(current);
    const column = requested === null ? this.plans.length : this.plans.indexOf(requested);
    return row < 0 || column < 0 ? null : this.cells[row * (this.plans.length + 1) + column];
  }
}

/** What facts say of every change alike: how much is asked for, and by whom. @param {import("../types.js").Facts | undefined} facts */
function changeIn(facts) {
  return { quantity: own(facts, ["change", "quantity"]), actor: own(facts, ["actor"]) };
}

/**
 * @param {Program} program
 * @param {import("../types.js").Facts | undefined} facts
 * @returns {Answer | { issues: Issue[] }}
 * @throws when the engine does
 */
export function answerOf(program, facts) {
  const { memory } = program.present();
  const { engine, place, reader } = program;
  engine.nextTurn();
  engine.whole().plangate_matrix(place.handle, program.write(memory, reader.read(changeIn(facts), facts)));
  return JSON.parse(responseText(engine));
}

/**
 * @param {Program} program
 * @param {import("../types.js").Facts | undefined} facts
 * @throws when the engine does
 */
export function matrixOf(program, facts) {
  const { rules } = program.contents;
  /** @type {Map<string, string> | null} */
  let sources = null;
  return new Matrix(answerOf(program, facts), (rule) => rules[rule].rule, (rule) => {
    sources = sources || conditionSources(program);
    const title = titleOf({ id: rules[rule].rule, member: rules[rule].name });
    return sources.get(title) || title;
  });
}

/** Of each rule, definitions spelled out; an image has none. @param {Program} program @returns {Map<string, string>} */
function conditionSources({ origin }) {
  const text = policyText(origin);
  if (text === null) return new Map();
  const document = parseJson(text);
  return new Map(rulesOf(document).map((rule) => [titleOf(rule), spelledOut(document, rule.condition)]));
}
