/**
 * Rules against less that a cancellation, which is the least, slips past: they compare the requested plan with the current
 * one, so they have nothing to say where there is no requested plan. Told where the policy does speak of cancellations.
 *
 * @typedef {import("../../matrix/rules.js").Rule} Rule
 * @typedef {import("../subject.js").Subject} Subject
 */
import { namesIn } from "../../matrix/names.js";
import { spelledOut, strength, together } from "../../matrix/rules.js";
import { ofRule, shownIn, witnessOf } from "../subject.js";

const COMPARISON = /\b(?:requested\.([\w.]+)\s*[<>]=?\s*current\.\1|current\.([\w.]+)\s*[<>]=?\s*requested\.\2)(?![\w.])/;
const CANCELS = { when: "change.kind == 'cancellation'" };

/** What does not fit into the requested plan is no matter when there is none. @param {string} when @returns {string | undefined} */
function comparedField(when) {
  const [, left, right] = COMPARISON.exec(when) || [];
  const field = left || right;
  const names = namesIn(when);
  return field === undefined || names.includes(field.replace(/^limits\./, "usage.")) ? undefined : field;
}

/** @param {Subject} subject @returns {boolean} */
function speaksOfCancellations({ policy }) {
  const texts = [...Object.values(policy.let || {}), ...policy.rules.flatMap((/** @type {any} */ { when, unless = "" }) => [when, unless])];
  return policy.cancelHeadline !== undefined || policy.timing?.cancellation !== undefined || texts.some((text) => /['"]cancellation['"]/.test(text));
}

/** @param {Subject} subject @param {Rule} rule */
const appliesToCancellations = (subject, rule) => subject.firing(rule).some(({ requested }) => requested === null);

/** Whether the rule fires for a plan that has less of what it compares. @param {Subject} subject @param {Rule} rule @param {string} field */
function isAgainstLess({ questions }, { cause }, field) {
  const known = field === "rank" ? "has(requested.rank) && has(current.rank) && " : "";
  const cells = questions.open({ some: [together(cause, { when: `${known}requested.${field} < current.${field}` })] });
  return cells !== null && cells.some(({ requested, kind }) => requested !== null && kind.fires);
}

/** A cancellation of which the rule says neither yes nor no, and no rule as strong says yes. @param {Subject} subject @param {Rule} rule */
function skipped({ questions, rules }, rule) {
  const { when } = rule.cause;
  const others = rules.filter((other) => other !== rule && strength(other.effect) <= strength(rule.effect)).map(({ cause }) => cause);
  const cells = questions.open({ none: [{ when }, { when: `!(${when})` }, ...others], some: [CANCELS] });
  return shownIn((cells || []).filter(({ requested }) => requested === null));
}

/** @param {Subject} subject @param {Rule} rule @returns {import("../../types.js").Finding[]} */
function ofSkipping(subject, rule) {
  const field = comparedField(spelledOut(subject.policy, rule.cause.when));
  if (rule.effect === "warn" || field === undefined || !isAgainstLess(subject, rule, field)) return [];
  const cell = skipped(subject, rule);
  if (cell === undefined) return [];
  const written = COMPARISON.exec(rule.source.when);
  const range = /** @type {[number, number] | undefined} */ (written === null ? undefined : [written.index, written.index + written[0].length]);
  const message = "compares the requested plan with the current one, so it has nothing to say of a cancellation: who may not take less may leave. "
    + `Name change.kind == 'cancellation' in it, or make the comparison an "unless".`;
  return [ofRule("skips-cancellations", rule, message, { ...(range !== undefined && { range }), ...witnessOf(cell) })];
}

/** @param {Subject} subject @returns {import("../../types.js").Finding[]} */
export function skippedCancellations(subject) {
  const { rules } = subject;
  if (!speaksOfCancellations(subject) && !rules.some((rule) => appliesToCancellations(subject, rule))) return [];
  return rules.flatMap((rule) => ofSkipping(subject, rule));
}
