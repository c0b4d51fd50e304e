/**
 * Suggestions that cannot lift their rule: who does what they say is refused all the same.
 *
 * @typedef {import("../../matrix/rules.js").Rule} Rule
 * @typedef {import("../subject.js").Subject} Subject
 */
import { namesIn } from "../../matrix/names.js";
import { together } from "../../matrix/rules.js";
import { ofRule, shownIn, witnessOf } from "../subject.js";
import { operatorEdit } from "../edits.js";

const LARGEST = 9007199254740991;

/** The whole numbers that a condition reads, definitions included. @param {Subject} subject @param {Rule} rule @returns {string[]} */
function countsOf({ policy }, rule) {
  const texts = [rule.condition, ...namesIn(rule.condition).map((name) => (policy.let || {})[name] || "")];
  const names = new Set(texts.flatMap(namesIn));
  return [...names].filter((name) => (policy.facts || {})[name]?.type === "int");
}

/** What a suggestion says to come to: a placeholder, or "3 or less". @param {Rule} rule @returns {string[]} */
function targetsOf({ suggest = "" }) {
  const placeholders = Array.from(suggest.matchAll(/\{\s*((?:current|requested)\.limits\.\w+)\s*\}/g), ([, name]) => name);
  const numbers = Array.from(suggest.matchAll(/(?<![\w.])(\d{1,15})(?![\w.])[^.{}\d]*\bor (?:less|fewer)\b/g), ([, number]) => number);
  return [...placeholders, ...numbers];
}

/** The fact that is to come to a target. @param {string[]} counts @param {string} target */
function factFor(counts, target) {
  const own = `usage.${target.split(".")[2]}`;
  if (counts.includes(own)) return own;
  return counts.length === 1 ? counts[0] : undefined;
}

/** Whether with `goal` the rule may be quiet anywhere where it fires. @param {Subject} subject @param {Rule} rule @param {string} goal */
function lifts(subject, rule, goal) {
  const firing = new Set(subject.firing(rule).map(({ current, requested }) => `${current} ${requested}`));
  const cells = subject.questions.open({ none: [rule.cause], some: [{ when: goal }] });
  if (cells === null) return true;
  return cells.some(({ current, requested, kind }) => firing.has(`${current} ${requested}`) && (kind.fires || kind.fails));
}

/** @param {Subject} subject @param {Rule} rule @param {string} goal @param {string} message @param {object} [more] */
function told(subject, rule, goal, message, more) {
  const cell = shownIn(subject.questions.open({ some: [together(rule.cause, { when: goal })] }));
  return ofRule("contradiction", rule, message, { ...witnessOf(cell), ...more });
}

/** @param {Subject} subject @param {Rule} rule @returns {import("../../types.js").Finding[]} */
function wrongTarget(subject, rule) {
  const counts = countsOf(subject, rule);
  for (const target of targetsOf(rule)) {
    const fact = factFor(counts, target);
    if (fact === undefined || lifts(subject, rule, `${fact} == ${target}`)) continue;
    const message = `suggests to come to ${target}, and still fires when ${fact} is just that.`;
    return [told(subject, rule, `${fact} == ${target}`, message, operatorEdit(rule, fact, target))];
  }
  return [];
}

/** Which way the customer can go, when it is one. @param {any} fact as declared @returns {[verb: string, end: number] | undefined} */
function wayOf({ actionable, min = -LARGEST, max = LARGEST }) {
  if (actionable === "decrease") return ["decreased", min];
  return actionable === "increase" ? ["increased", max] : undefined;
}

/** @param {Subject} subject @param {Rule} rule @returns {import("../../types.js").Finding[]} */
function wrongWay(subject, rule) {
  const { facts = {} } = subject.policy;
  const read = [...new Set(namesIn(rule.condition))].filter((name) => facts[name] !== undefined);
  if (read.length !== 1) return [];
  const way = wayOf(facts[read[0]]);
  if (way === undefined || facts[read[0]].type !== "int" || lifts(subject, rule, `${read[0]} == ${way[1]}`)) return [];
  return [told(subject, rule, `${read[0]} == ${way[1]}`, `can only be lifted by a change of ${read[0]}, which can only be ${way[0]}, and that never lifts it.`)];
}

/** @param {Subject} subject @returns {import("../../types.js").Finding[]} */
export function contradictions(subject) {
  return subject.rules.flatMap((rule) => {
    if (rule.suggest === undefined || rule.effect === "warn" || shownIn(subject.firing(rule)) === undefined) return [];
    const found = wrongTarget(subject, rule);
    return found.length > 0 ? found : wrongWay(subject, rule);
  });
}
