/**
 * Thresholds that differ by one from the limit that the catalogue states: `>=` where the limit itself is allowed, or 51
 * beside a limit of 50.
 *
 * @typedef {import("../../matrix/rules.js").Rule} Rule
 * @typedef {import("../subject.js").Subject} Subject
 * @typedef {import("../../matrix/condition.js").Condition} Condition
 * @typedef {{ fact: string, most: number }} Bound the most of a fact with which a comparison does not fire
 */
import { bound } from "../../matrix/condition.js";
import { comparison, operatorEdit } from "../edits.js";
import { namesIn } from "../../matrix/names.js";
import { together } from "../../matrix/rules.js";
import { ofRule, shownIn, witnessOf } from "../subject.js";

/** Comparisons that fire above a bound; below `!` those that do not. @param {Condition} condition @param {boolean} [positive] @returns {Bound[]} */
function upperBounds(condition, positive = true) {
  if (typeof condition === "string" || condition[0] === "") return [];
  const [operator, ...operands] = condition;
  if (operator === "!") return upperBounds(operands[0], !positive);
  if (operator === "&&" || operator === "||") return operands.flatMap((operand) => upperBounds(operand, positive));
  const found = bound(condition);
  return found !== null && found.name.startsWith("usage.") ? upperBound(found, positive) : [];
}

/** @param {{ name: string, operator: string, number: number }} comparison @param {boolean} positive @returns {Bound[]} */
function upperBound({ name, operator, number }, positive) {
  if (operator === "==" || operator === "!=" || (operator[0] === ">") !== positive) return [];
  const exclusive = operator === ">" || operator === "<=";
  return [{ fact: name, most: exclusive ? number : number - 1 }];
}

/** @param {Subject} subject @param {string} plan @param {string} fact @returns {number | null} */
function limitOf({ plans }, plan, fact) {
  const limit = (plans[plan]?.limits || {})[fact.slice("usage.".length)];
  return Number.isSafeInteger(limit) ? limit : null;
}

/** The bounds of a rule beside the limits of the plan that is asked for. @param {Subject} subject @param {Rule} rule */
function boundsOf(subject, rule) {
  const seen = new Map();
  for (const { requested, kind } of subject.firing(rule)) {
    if (requested === null) continue;
    for (const { fact, most } of kind.conditions.flatMap((condition) => upperBounds(condition))) {
      const limit = limitOf(subject, requested, fact);
      if (limit !== null) seen.set(`${fact} ${most} ${limit}`, { fact, most, limit });
    }
  }
  return [...seen.values()];
}

/** A number of the policy's own: one that is some plan's limit is right, and 0 and 1 are no limits. @param {Subject} subject @param {{ fact: string, most: number, limit: number }} bound */
function isOffNumber(subject, { fact, most, limit }) {
  const all = Object.keys(subject.plans).map((plan) => limitOf(subject, plan, fact));
  return most > 1 && Math.abs(most - limit) === 1 && !all.includes(most);
}

/** @param {Subject} subject @param {Rule} rule @param {string} fact @param {number} most @param {number} limit */
function witness({ questions }, rule, fact, most, limit) {
  const edge = { when: `${fact} == ${Math.max(most, limit)}` };
  return witnessOf(shownIn(most < limit
    ? questions.open({ some: [together(rule.cause, edge)] })
    : questions.open({ none: [rule.cause], some: [edge] })));
}

/** @param {Rule} rule @param {string} fact @param {number} most @param {number} limit */
function numberEdit(rule, fact, most, limit) {
  for (const number of [most, most + 1]) {
    const found = comparison(rule, fact, String(number));
    if (found === null) continue;
    const path = `/rules/${rule.index}/${found.field}`;
    return { path, range: found.range, fix: { document: /** @type {const} */ ("policy"), path, range: found.otherRange, replacement: String(number + limit - most) } };
  }
  return {};
}

/** @param {Subject} subject @param {Rule} rule @returns {import("../../types.js").Finding[]} */
function ofRuleBounds(subject, rule) {
  const names = namesIn(rule.condition);
  const bounds = boundsOf(subject, rule);
  return [...new Set(bounds.map(({ fact }) => fact))].flatMap((fact) => {
    const limitName = `requested.limits.${fact.slice("usage.".length)}`;
    if (names.includes(limitName.replace("requested", "current"))) return [];
    const own = bounds.filter((found) => found.fact === fact);
    const ofPlan = names.includes(limitName);
    const off = ofPlan ? own.every(({ most, limit }) => Math.abs(most - limit) === 1) && own[0] : own.find((found) => isOffNumber(subject, found));
    if (!off) return [];
    const { most, limit } = off;
    const message = most < limit
      ? `already fires when ${fact} is ${limit}, which the plan's limit of ${limit} allows.`
      : `does not fire when ${fact} is ${most}, one more than the plan's limit of ${limit}.`;
    const place = ofPlan ? operatorEdit(rule, fact, limitName) : numberEdit(rule, fact, most, limit);
    return [ofRule("off-by-one", rule, message, { ...witness(subject, rule, fact, most, limit), ...place })];
  });
}

/** @param {Subject} subject @returns {import("../../types.js").Finding[]} */
export function thresholds(subject) {
  return subject.rules.filter(({ effect }) => effect !== "warn").flatMap((rule) => ofRuleBounds(subject, rule));
}
