/**
 * What every rule did in one decision, and why: the engine's account of each part of its conditions, as trees.
 *
 * @typedef {import("./decision.js").Decision} Decision
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../types.js").ExplainedPart} ExplainedPart
 * @typedef {import("../types.js").ExplainedRule} ExplainedRule
 * @typedef {ExplainedRule["result"]} Result
 * @typedef {[start: number, end: number, times: number, type?: string, value?: any, text?: string]} Part
 * @typedef {[rule: number, field: number, ...parts: Part[]]} Entry as core/policy/explanation.h describes them
 */
import { responseText } from "../engine/control.js";
import { policyText } from "../program/documents.js";
import { explanationText } from "./explanation-text.js";
import { parseJson } from "../text/json-text.js";
import { utf16Offsets } from "../text/utf8.js";

/** Of a condition that has nothing to say of cancellations. */
const NO_PLAN = "eval/no-plan";

/** By the number that an entry has. */
const FIELDS = /** @type {const} */ (["when", "unless", "defer"]);

/** Made by a gate. */
export class Explanation {
  /** @param {Decision} decision @param {ExplainedRule[]} rules */
  constructor(decision, rules) {
    this.decision = decision;
    this.rules = rules;
  }

  toString() {
    return explanationText(this);
  }

  toJSON() {
    const { decision, rules } = this;
    return { decision: decision.toJSON(), rules };
  }
}

/**
 * Runs a program, and tells what each part of the conditions was.
 * @param {Program} program
 * @param {import("../engine/cell.js").Value[]} values
 * @returns {{ code: number, entries: Entry[] }}
 * @throws when the engine does
 */
export function explain(program, values) {
  const { memory } = program.present();
  const { engine, place } = program;
  const code = engine.whole().plangate_explain(place.handle, program.write(memory, values), program.pastHandle());
  return { code, entries: JSON.parse(responseText(engine)) };
}

/** @param {Program} program @param {Entry[]} entries @returns {ExplainedRule[]} in the order of the program's rules */
export function explainedRules(program, entries) {
  const sources = sourcesOf(program);
  /** @type {ExplainedRule[]} */
  const rules = [];
  for (const [index, field, ...parts] of entries.sort(([a, fieldOfA], [b, fieldOfB]) => a - b || fieldOfA - fieldOfB)) {
    const { rules: all, names } = program.contents;
    const described = all[index];
    const source = sources.get(described.rule);
    if (field === 0) rules.push(ruleOf(names, described, parts, source && source.when));
    else if (source) addField(rules[rules.length - 1], FIELDS[field], treeOf(parts, source[FIELDS[field]], names));
  }
  return rules;
}

/** @param {ExplainedRule} rule @param {"when" | "unless" | "defer"} field @param {ExplainedPart} tree */
function addField(rule, field, tree) {
  rule[field] = tree;
  if (field === "unless") rule.result = excepted(rule.result, resultOf(tree));
}

/**
 * What a rule did whose condition and exception were these: `when && !unless`, by the rules of absorption. An exception that
 * depends on the plan that a cancellation lacks is not met.
 * @param {Result} when
 * @param {Result} unless
 * @returns {Result}
 */
function excepted(when, unless) {
  if (when === "quiet" || unless === "fired") return "quiet";
  if (unless === "quiet" || unless === "inapplicable") return when;
  /** @type {Result[]} */
  const results = [when, unless];
  return /** @type {Result[]} */ (["unknown", "error", "inapplicable"]).find((result) => results.includes(result)) || "fired";
}

/** @param {ExplainedPart} tree @returns {Result} of a condition */
function resultOf(tree) {
  if (tree.error) return tree.error.code === NO_PLAN ? "inapplicable" : "error";
  if (tree.unknown) return "unknown";
  return tree.value === true ? "fired" : "quiet";
}

/** The policy's rules by id; an image has none. @param {Program} program @returns {Map<string, Record<string, string>>} */
function sourcesOf({ origin }) {
  const text = policyText(origin);
  if (text === null) return new Map();
  /** @type {{ rules: Record<string, string>[] }} */
  const { rules } = parseJson(text);
  return new Map(rules.map((rule) => [rule.id, rule]));
}

/**
 * @param {string[]} names
 * @param {import("../program/program.js").Rule} rule
 * @param {Part[]} parts
 * @param {string | undefined} when nothing for a guard
 * @returns {ExplainedRule}
 */
function ruleOf(names, { rule, code, name, effect }, parts, when) {
  const tree = treeOf(parts, when || "", names);
  const explained = { rule, code, effect, result: resultOf(tree), when: when === undefined ? null : tree };
  return /** @type {ExplainedRule} */ (name === undefined ? explained : Object.assign(explained, { name }));
}

/**
 * Each part stands behind those that it consists of, and encloses them.
 * @param {Part[]} entry
 * @param {string} source
 * @param {string[]} names
 */
function treeOf(entry, source, names) {
  const offsets = utf16Offsets(source);
  /** @type {ExplainedPart[]} */
  const open = [];
  for (const part of entry) {
    const range = /** @type {[number, number]} */ ([offsets(part[0]), offsets(part[1])]);
    let first = open.length;
    while (first > 0 && open[first - 1].range[0] >= range[0] && open[first - 1].range[1] <= range[1]) first -= 1;
    const parts = open.splice(first);
    open.push({ source: source.slice(range[0], range[1]), range, times: part[2], ...worth(part, names), parts });
  }
  return open[0];
}

/** What a part is worth. @param {Part} part @param {string[]} names */
function worth([, , , type, value, text], names) {
  if (type === undefined) return {};
  if (value === undefined) return { type };
  if (type === "unknown") return { unknown: value.map((/** @type {number} */ index) => names[index]) };
  return type === "error" ? { error: { code: value, message: text || "" } } : { type, value };
}
