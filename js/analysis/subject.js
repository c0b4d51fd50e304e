/**
 * What is analysed: the documents of a gate, its rules, and answers about them.
 *
 * @typedef {import("../matrix/rules.js").Rule} Rule
 * @typedef {import("./question.js").Cell} Cell
 * @typedef {import("../types.js").Finding} Finding
 */
import { asGate } from "../gate/as-gate.js";
import { parseJson } from "../text/json-text.js";
import { Questioner, changeOf } from "./question.js";
import { rulesOf, titleOf } from "../matrix/rules.js";

/** A snapshot is not JSON, and has no plans that could be pointed at. @param {string} text @returns {any} */
function plansOf(text) {
  try {
    return parseJson(text).plans || {};
  } catch (isSnapshot) {
    return {};
  }
}

export class Subject {
  /** @param {import("../gate/whole-gate.js").WholeGate} gate @param {{ policy: string, catalog: string }} texts */
  constructor(gate, texts) {
    this.gate = gate;
    this.policy = parseJson(texts.policy);
    /** As the document says. @type {Record<string, any>} */
    this.plans = plansOf(texts.catalog);
    this.rules = rulesOf(this.policy);
    this.questions = new Questioner(gate, this.policy);
  }

  /** What the engine says of what was loaded. */
  get contents() {
    return this.gate._program.contents;
  }

  /** Where a rule may fire: nothing when that cannot be told. @param {Rule} rule @returns {Cell[]} */
  firing(rule) {
    return (this.questions.open({ some: [rule.cause] }) || []).filter(({ kind }) => kind.fires);
  }
}

/** Null for a gate from an image. @param {import("../gate/whole-gate.js").WholeGate} gate */
export function subjectOf(gate) {
  asGate(gate, "What is analysed");
  const texts = gate._texts ? gate._texts() : null;
  return texts && new Subject(gate, texts);
}

/**
 * About a rule.
 * @param {string} code
 * @param {Rule} rule
 * @param {string} message what follows the rule's name
 * @param {Partial<Finding>} more
 * @returns {Finding}
 */
export function ofRule(code, rule, message, more) {
  const path = `/rules/${rule.index}/when`;
  return { code: `finding/${code}`, severity: "warning", document: "policy", path, message: `"${titleOf(rule)}" ${message}`, ...more };
}

/** The change and facts of a cell that were shown. @param {Cell | undefined} cell @returns {Partial<Finding>} */
export function witnessOf(cell) {
  return cell === undefined || cell.kind.witness === null ? {} : { witness: { change: changeOf(cell), facts: cell.kind.witness } };
}

/** The cell with a witness, if there is one. @param {Cell[] | null} cells @returns {Cell | undefined} */
export function shownIn(cells) {
  return (cells || []).find(({ kind }) => kind.witness !== null);
}
