/**
 * What is asked of two policies at once: which pairs of plans a changed rule touches, and which outcome may turn into which.
 *
 * @typedef {import("./joint.js").Changed} Changed
 * @typedef {import("./joint.js").Joint} Joint
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("../matrix/rules.js").Cause} Cause
 * @typedef {import("./question.js").Questioner} Questioner
 * @typedef {Map<string, Set<string>>} Touched the rules that touch a change of plan
 * @typedef {{ from: string, to: string, question: Question }} Transition
 */
import { together } from "../matrix/rules.js";

const EFFECTS = ["deny", "review", "defer"];

/** When a changed rule says something else. @param {Changed} changed @returns {Question[]} */
function questionsOf({ before, after, condition }) {
  if (before && after && condition) {
    return [{ none: [before.cause], some: [after.cause] }, { none: [after.cause], some: [before.cause] }];
  }
  return [{ some: [before, after].flatMap((rule) => (rule ? [rule.cause] : [])) }];
}

/** @param {Questioner} questions @param {Changed[]} changed @param {import("./comparer.js").Comparer} comparer @returns {Touched} */
export function touchedBy(questions, changed, comparer) {
  /** @type {Touched} */
  const touched = new Map();
  const touch = (/** @type {string} */ key, /** @type {string} */ title) => touched.set(key, (touched.get(key) || new Set()).add(title));
  for (const item of changed) {
    for (const question of questionsOf(item)) {
      const cells = questions.open(question);
      if (cells === null) comparer.keys().forEach((key) => touch(key, item.title));
      for (const { key, kind } of (cells || []).map(comparer.keyed)) {
        if (!kind.fires && !kind.fails) continue;
        touch(key, item.title);
        const found = [kind.witness, kind.failure].filter((facts) => facts !== null && comparer.compare(key, facts)).length > 0;
        if (!found) for (const what of saidBeside(item)) comparer.doubt(key, what);
      }
    }
  }
  return touched;
}

/** What a rule can make different that no outcome shows: another date, another warning. @param {Changed} changed */
function saidBeside({ before, after }) {
  const effects = [before, after].map((rule) => rule && rule.effect);
  return [...(effects.includes("defer") ? ["the same outcome"] : []), ...(effects.includes("warn") ? ["warnings"] : [])];
}

/**
 * Each outcome that rules make turning into each other one. The rules that both have alike fire in both, so that the
 * stronger outcome comes of one that changed.
 * @param {Joint} joint
 * @param {Changed[]} changed
 * @returns {Transition[]}
 */
export function transitions(joint, changed) {
  const outcomes = [...EFFECTS, "allow"];
  return outcomes.flatMap((from) => outcomes.flatMap((to) => {
    const question = from === to ? null : transition(joint, changed, from, to);
    return question === null ? [] : [{ from, to, question }];
  }));
}

/** @param {Joint} joint @param {Changed[]} changed @param {string} from @param {string} to @returns {Question | null} null when no rule makes it */
function transition(joint, changed, from, to) {
  const loosens = outcomeRank(from) < outcomeRank(to);
  const own = changed.flatMap(({ before, after }) => (loosens ? before : after) || []).filter(({ effect }) => effect === (loosens ? from : to));
  const causes = own.map(({ cause }) => cause);
  const other = loosens ? causesOf(joint, "after", to) : causesOf(joint, "before", from);
  const some = both(causes, other);
  return some.length === 0 ? null : { none: [...stronger(joint, "before", from), ...stronger(joint, "after", to)], some };
}

/** @param {string} outcome 0 for the strongest */
const outcomeRank = (outcome) => (outcome === "allow" ? EFFECTS.length : EFFECTS.indexOf(outcome));

/** @param {Joint} joint @param {"before" | "after"} side @param {string} outcome @returns {Cause[] | null} null when it comes of no rule */
function causesOf(joint, side, outcome) {
  return outcome === "allow" ? null : joint.causes(side, outcome);
}

/** @param {Joint} joint @param {"before" | "after"} side @param {string} outcome @returns {Cause[]} */
function stronger(joint, side, outcome) {
  return EFFECTS.slice(0, outcomeRank(outcome)).flatMap((effect) => joint.causes(side, effect));
}

/** What fires when one of each list does; no list asks for nothing. @param {Cause[]} causes @param {Cause[] | null} others @returns {Cause[]} */
function both(causes, others) {
  if (others === null) return causes;
  return causes.flatMap((cause) => others.map((other) => together(cause, other)));
}
