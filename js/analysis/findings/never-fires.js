/** Rules that can never fire, whatever the plans and the facts are. */
import { Questioner } from "../question.js";
import { withNames } from "../../matrix/names.js";
import { mapped } from "../../matrix/rules.js";
import { ofRule } from "../subject.js";

/** What fields of plans may be, as facts. @type {[RegExp, object][]} */
const FREE = [
  [/^(?:current|requested)\.limits\.\w+$/, { type: "int" }],
  [/^(?:current|requested)\.rank$/, { type: "int", optional: true }],
  [/^(?:current|requested)\.(?:planId|group|successor)$/, { type: "string", optional: true }],
  [/^(?:current|requested)\.(?:code|name|currency|status)$/, { type: "string" }],
  [/^(?:current|requested)\.features$/, { type: "list<string>" }],
  [/^change\.kind$/, { type: "string", values: ["plan", "quantity", "none", "cancellation"] }],
  [/^change\.direction$/, { type: "string", values: ["upgrade", "downgrade", "crossgrade", "same", "cancellation", "unknown"] }],
];

/** Two plans of which nothing is read. */
const ANY = { plangate: 1, plans: Object.fromEntries(["a", "b"].map((code) => [code, { name: code, price: "1.00", currency: "EUR", period: "1 month" }])) };

/**
 * The same policy, with plans that may be anything.
 * @param {import("../subject.js").Subject} subject
 * @param {import("../../matrix/rules.js").Cause} cause
 */
function couldFire({ gate, policy }, cause) {
  /** @type {Record<string, object>} */
  const facts = {};
  const free = (/** @type {string} */ text) => withNames(text, (name) => {
    const known = FREE.find(([pattern]) => pattern.test(name));
    if (known === undefined) return undefined;
    const fact = `anything.${name.replace(/\./g, "_")}`;
    facts[fact] = known[1];
    return fact;
  });
  const definitions = Object.entries(policy.let || {}).map(([name, text]) => [name, free(text)]);
  const some = [mapped(cause, free)];
  const freed = { ...policy, facts: { ...policy.facts, ...facts }, let: Object.fromEntries(definitions) };
  const cells = new Questioner(gate, freed, JSON.stringify(ANY)).open({ some });
  return cells === null || cells.some(({ kind }) => kind.fires || kind.fails);
}

/** @param {import("../subject.js").Subject} subject @param {import("../../matrix/rules.js").Cause} cause */
function isDead(subject, cause) {
  const cells = subject.questions.open({ some: [cause] });
  const here = cells !== null && cells.length > 0 && !cells.some(({ kind }) => kind.fires || kind.fails);
  return here && !couldFire(subject, cause);
}

/** A rule with `each` is meant for some members. @param {import("../subject.js").Subject} subject @returns {import("../../types.js").Finding[]} */
export function neverFires(subject) {
  return subject.policy.rules.flatMap((/** @type {any} */ { id }, /** @type {number} */ index) => {
    const rules = subject.rules.filter((rule) => rule.index === index);
    if (!rules.every(({ cause }) => isDead(subject, cause))) return [];
    const fix = /** @type {const} */ ({ document: "policy", path: `/rules/${index}`, replacement: null });
    return [ofRule("never-fires", { ...rules[0], id, member: undefined }, "can never fire: its condition is false whatever the plans and the facts are.", { fix })];
  });
}
