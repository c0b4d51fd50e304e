/**
 * Rules that say nothing beside another: it fires whenever they do and is at least as strong, or it fires for just the
 * same cause.
 *
 * @typedef {import("../../matrix/rules.js").Rule} Rule
 * @typedef {import("../subject.js").Subject} Subject
 */
import { strength, titleOf } from "../../matrix/rules.js";
import { changeOf } from "../question.js";
import { ofRule, shownIn, witnessOf } from "../subject.js";

/** @param {Subject} subject @param {Rule} rule @param {Rule} other */
function fireTogether({ questions }, rule, other) {
  const cells = questions.open({ none: [other.cause], some: [rule.cause] });
  return cells !== null && !cells.some(({ kind }) => kind.fires || kind.fails);
}

/** One that always fires has no cause: it is there to say more. @param {Rule} rule */
const alwaysFires = ({ condition }) => condition.trim() === "true";

/** Which of two rules that wait decides the date is another question. @param {Rule} rule @param {Rule} other */
function mayShadow(rule, other) {
  if (alwaysFires(rule) && alwaysFires(other)) return false;
  if (rule.index === other.index || rule.effect === "warn" || other.effect === "warn") return false;
  if (strength(other.effect) > strength(rule.effect)) return false;
  return rule.effect !== "defer" || other.effect !== "defer" || rule.date === other.date;
}

/**
 * Which rules fire with the facts that were found so far, one set for each: those that do so apart are never asked about.
 * @param {Subject} subject
 * @returns {Set<string>[]}
 */
function samples(subject) {
  return subject.rules.flatMap((rule) => {
    const shown = subject.firing(rule).filter(({ kind }) => kind.witness !== null);
    const kinds = new Map(shown.map((cell) => [cell.kind, cell]));
    return [...kinds.values()].map((cell) => {
      const { rules } = subject.gate.explain(changeOf(cell), /** @type {object} */ (cell.kind.witness));
      return new Set(rules.filter(({ result }) => result === "fired").map((fired) => titleOf({ id: fired.rule, member: fired.name })));
    });
  });
}

/** @param {Subject} subject @returns {import("../../types.js").Finding[]} */
export function shadowed(subject) {
  const { rules } = subject;
  const known = samples(subject);
  const apart = (/** @type {Rule} */ rule, /** @type {Rule} */ other) =>
    known.some((fired) => fired.has(titleOf(rule)) && !fired.has(titleOf(other)));
  return rules.flatMap((rule) => {
    const cell = shownIn(subject.firing(rule));
    if (cell === undefined) return [];
    const other = rules.find((candidate) => mayShadow(rule, candidate) && !apart(rule, candidate) && fireTogether(subject, rule, candidate));
    if (other === undefined) return [];
    const same = other.effect === rule.effect && !apart(other, rule) && fireTogether(subject, other, rule);
    if (same && other.index > rule.index) return [];
    const message = same
      ? `fires for the same cause as "${titleOf(other)}": the customer is told twice.`
      : `is shadowed: whenever it fires, "${titleOf(other)}" fires too and is ${other.effect === rule.effect ? "as strong" : "stronger"}.`;
    return [ofRule(same ? "overlap" : "shadowed", rule, message, witnessOf(cell))];
  });
}
