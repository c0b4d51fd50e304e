// Remedies of random policies, tried by deciding again: each lifts, none has a change too many, none is further away than it
// has to be, and where there is said to be none, nothing in the facts' whole domains lifts.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createGateSync as createWasm } from "plangate";
import { createGateSync as createPlain } from "plangate/plain";
import { CASES } from "../differential/size.mjs";

const NAMES = ["a", "b", "c", "d"];
const OPERATORS = ["<", "<=", ">", ">=", "==", "!="];
const LARGEST = 6;
const catalog = {
  plangate: 1,
  plans: Object.fromEntries([["p", 3, 5], ["q", 4, "unlimited"]].map(([code, low, high], rank) => [code, {
    name: code, rank, price: "1.00", currency: "GBP", period: "1 month", limits: { low, high },
  }])),
};

const pick = (...values) => fc.constantFrom(...values);
const number = fc.integer({ min: -4, max: 10 });
const name = pick(...NAMES);
/** What a fact is compared as; the sides are linear in it. */
const linear = fc.oneof(
  { arbitrary: name.map((f) => `usage.${f}`), weight: 4 },
  { arbitrary: fc.tuple(name, number).map(([f, n]) => `usage.${f} + ${n}`), weight: 1 },
  { arbitrary: fc.tuple(name, pick(-3, -1, 2, 3)).map(([f, n]) => `usage.${f} * ${n}`), weight: 1 },
  { arbitrary: fc.tuple(name, number).map(([f, n]) => `${n} - usage.${f}`), weight: 1 },
);
const other = fc.oneof(
  { arbitrary: number.map(String), weight: 4 },
  { arbitrary: pick("requested.limits.low", "requested.limits.high"), weight: 2 },
  { arbitrary: pick("requested.limits.low + 1", "customer.x", "customer.x * 2 - 1"), weight: 1 },
);
const bent = fc.oneof(fc.tuple(name, name).map(([f, g]) => `usage.${f} > usage.${g} * 2 - 3`), name.map((f) => `usage.${f} % 3 == 1`));
const comparison = fc.tuple(linear, pick(...OPERATORS), other, fc.boolean()).map(([f, op, n, turned]) => (turned ? `${n} ${op} ${f}` : `${f} ${op} ${n}`));
const conditions = (lets) => fc.letrec((tie) => ({
  all: fc.oneof({ maxDepth: 3, withCrossShrink: true },
    { arbitrary: comparison, weight: 12 },
    { arbitrary: bent, weight: 1 },
    { arbitrary: pick("customer.ok", "!customer.ok", "customer.x > 3", "customer.tier == 'b'", ...lets), weight: 2 },
    { arbitrary: fc.tuple(tie("all"), pick("&&", "||"), tie("all")).map(([l, op, r]) => `(${l} ${op} ${r})`), weight: 9 },
    { arbitrary: tie("all").map((inner) => `!(${inner})`), weight: 3 },
  ),
})).all;
/** What often takes changes to two or three facts: that holds for none of them. */
const several = fc.tuple(fc.shuffledSubarray(NAMES, { minLength: 2, maxLength: 3 }), fc.integer({ min: 2, max: 3 }), pick("or", "not"))
  .map(([names, most, form]) => {
    const [joint, op] = form === "or" ? ["||", ">"] : ["&&", "<="];
    const whole = names.map((f, i) => (i === 1 ? `usage.${f} * 2 ${op} ${2 * most + 1}` : `usage.${f} ${op} ${most}`)).join(` ${joint} `);
    return form === "or" ? whole : `!(${whole})`;
  });
const effect = pick("deny", "deny", "deny", "review", "defer");
const rule = fc.tuple(conditions(["shared", "sum > 4"]), effect, fc.option(conditions([]), { freq: 6 })).map(([when, kind, unless]) => ({
  when, ...(unless && { unless }), ...(kind === "defer" ? { defer: "timestamp('2030-01-01T00:00:00Z')", message: "Later." } : { [kind]: "No." }),
}));

const bounds = (ways) => fc.tuple(ways, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 4, max: LARGEST }))
  .map(([actionable, min, max]) => ({ type: "int", actionable, min, max }));
const policyOf = (ways, rules) => fc.tuple(fc.tuple(...NAMES.map(() => bounds(ways))), conditions([]), rules, pick("increase", "both", undefined))
  .map(([facts, shared, all, actionable]) => ({
    plangate: 1, name: "random",
    facts: {
      ...Object.fromEntries(NAMES.map((f, i) => [`usage.${f}`, facts[i]])), "customer.x": { type: "int" },
      "customer.ok": { type: "bool", ...(actionable && { actionable }) },
      "customer.tier": { type: "string", values: ["a", "b", "c"], ...(actionable && { actionable }) },
    },
    let: { shared, sum: "usage.a * 2 - 3" },
    rules: all.map((one, i) => ({ id: `r${i}`, ...one })),
  }));
const policies = fc.oneof(
  { arbitrary: policyOf(pick("decrease", "increase", "both"), fc.array(rule, { minLength: 1, maxLength: 4 })), weight: 1 },
  { arbitrary: policyOf(pick("decrease", "both"), fc.tuple(several.map((when) => ({ when, deny: "No." })), fc.array(rule, { maxLength: 1 })).map(([one, more]) => [one, ...more])), weight: 1 },
);
const requests = fc.record({ values: fc.tuple(...NAMES.map(() => pick(0, 0.2, 0.4, 0.6, 0.8, 1))), x: fc.option(pick(1, 3, 5), { nil: undefined, freq: 8 }), ok: fc.boolean(), tier: pick("a", "b", "c"), requested: pick("p", "q") });

const isWeaker = (outcome, than) => outcome === "allow" || (than === "deny" && (outcome === "review" || outcome === "defer"));

/** Every value that a fact may be changed to. */
function domain({ type, actionable, min, max, values }, present) {
  if (actionable === undefined) return [];
  if (type === "bool") return [true, false].filter((value) => value !== present && (actionable === "both" || value === (actionable === "increase")));
  if (type === "string") return values.filter((value) => value !== present);
  const all = Array.from({ length: max - min + 1 }, (_, i) => min + i).filter((value) => value !== present);
  return all.filter((value) => actionable === "both" || (actionable === "increase" ? value > present : value < present));
}

function* subsets(list, size, from = 0) {
  if (size === 0) return yield [];
  for (let i = from; i < list.length; i += 1) for (const rest of subsets(list, size - 1, i + 1)) yield [list[i], ...rest];
}

/** A decision, and all others that changes to its facts could make of it. */
class Question {
  constructor(gate, policy, request) {
    Object.assign(this, { gate, policy });
    this.change = { current: request.requested === "p" ? "q" : "p", requested: request.requested };
    this.facts = { "customer.x": request.x, "customer.ok": request.ok, "customer.tier": request.tier };
    NAMES.forEach((f, i) => {
      const { min, max } = policy.facts[`usage.${f}`];
      this.facts[`usage.${f}`] = min + Math.round(request.values[i] * (max - min));
    });
    this.known = new Map();
    this.decision = gate.decide(this.change, nested(this.facts), {});
  }

  lifts(changes) {
    const facts = { ...this.facts, ...changes };
    const key = JSON.stringify(facts);
    if (!this.known.has(key)) this.known.set(key, isWeaker(this.gate.decide(this.change, nested(facts)).outcome, this.decision.outcome));
    return this.known.get(key);
  }

  domainOf(path) {
    return domain(this.policy.facts[path], this.facts[path]);
  }

  anyLifts(paths, changes = {}) {
    if (paths.length === 0) return this.lifts(changes);
    return this.domainOf(paths[0]).some((value) => this.anyLifts(paths.slice(1), { ...changes, [paths[0]]: value }));
  }
}

function nested(facts) {
  const out = { usage: {}, customer: {} };
  for (const [path, value] of Object.entries(facts)) {
    const [record, key] = path.split(".");
    out[record][key] = value;
  }
  return out;
}

const changesOf = (set) => Object.fromEntries(set.map(({ fact, to }) => [fact, to]));

function checkSet(question, set) {
  const changes = changesOf(set);
  assert.ok(question.lifts(changes), "a remedy lifts");
  for (let size = 0; size < set.length; size += 1)
    for (const part of subsets(set, size)) assert.ok(!question.lifts(changesOf(part)), "no part of a remedy lifts");
  for (const { fact, from, to, relation } of set) {
    assert.equal(from, question.facts[fact]);
    assert.ok(question.domainOf(fact).includes(to), "a remedy stays within what the fact may be");
    if (relation === "==") continue;
    const beyond = question.domainOf(fact).filter((value) => (relation === "<=" ? value < to : value > to));
    assert.ok(beyond.length > 0 && beyond.every((value) => question.lifts({ ...changes, [fact]: value })), "what lies beyond helps too");
  }
}

/** Of one fact: whether a nearer value would have done. */
function checkNearest(question, [{ fact, from, to }]) {
  if (typeof to !== "number") return;
  const nearer = question.domainOf(fact).filter((value) => Math.abs(value - from) < Math.abs(to - from));
  assert.ok(!nearer.some((value) => question.lifts({ [fact]: value })), `${fact}: the nearest is told`);
}

const readsBent = (policy) => /% 3|> usage\.. \* 2/.test(JSON.stringify(policy.rules) + policy.let.shared);

/** Which single facts and pairs lift: just those that the remedies are made of. */
function checkComplete(question, paths, sets) {
  const told = sets.map((set) => set.map(({ fact }) => fact));
  for (const size of [1, 2]) {
    for (const some of subsets(paths, size))
      if (!told.some((set) => set.every((path) => some.includes(path)))) assert.ok(!question.anyLifts(some), `${some} lifts and is not told`);
  }
}

function checkNone(question, paths) {
  for (const size of [1, 2, 3]) for (const some of subsets(paths, size)) assert.ok(!question.anyLifts(some), `none, but ${some} lifts`);
}

function checkFound(question, { remedies: { status, sets } }, isKnown) {
  assert.equal(status === "found", sets.length > 0);
  for (const set of sets) {
    checkSet(question, set);
    if (set.length === 1 && isKnown) checkNearest(question, set);
  }
}

function check(gate, policy, request, counts) {
  const question = new Question(gate, policy, request);
  const { decision } = question;
  const { remedies } = decision;
  if (decision.outcome !== "deny" && decision.outcome !== "defer") return assert.equal(remedies, null);
  for (const kind of [remedies.status, ...remedies.sets.map(({ length }) => length)]) counts[kind] = (counts[kind] || 0) + 1;
  const isKnown = !readsBent(policy) && decision.complete && request.x !== undefined;
  const paths = gate.layout.map(({ fact }) => fact).filter((path) => path in policy.facts && question.domainOf(path).length > 0);
  checkFound(question, decision, isKnown);
  if (remedies.status === "none") checkNone(question, paths);
  if (!isKnown) return undefined;
  assert.notEqual(remedies.status, "not known", "what is told by levers is known");
  return checkComplete(question, paths, remedies.sets);
}

function describe(error, policy, request) {
  error.message += `\npolicy: ${JSON.stringify(policy)}\nasked: ${JSON.stringify(request)}`;
  return error;
}

const REQUESTS = 10;
const SEED = CASES > 10_000 ? Date.now() : 20260115;

test(`remedies lift, are minimal, nearest and complete (${CASES} decisions, seed ${SEED})`, () => {
  const counts = {};
  const worlds = fc.tuple(policies, fc.array(requests, { minLength: REQUESTS, maxLength: REQUESTS }));
  fc.assert(fc.property(worlds, ([policy, all]) => {
    const gate = createWasm({ policy, catalog });
    for (const request of all) {
      try {
        check(gate, policy, request, counts);
      } catch (error) {
        throw describe(error, policy, request);
      }
    }
    gate.dispose();
  }), { numRuns: CASES / REQUESTS, seed: SEED });
  for (const kind of [1, 2, 3, "none"]) assert.ok(counts[kind] >= CASES / 100, `too few of ${kind}: ${JSON.stringify(counts)}`);
});

test("both builds tell the same remedies, and reading them changes nothing else", () => {
  const worlds = fc.tuple(policies, requests);
  fc.assert(fc.property(worlds, ([policy, request]) => {
    const [wasm, plain] = [createWasm, createPlain].map((create) => new Question(create({ policy, catalog }), policy, request));
    const before = JSON.stringify([wasm.decision.reasons, wasm.decision.needs, wasm.decision.issues]);
    assert.equal(JSON.stringify(wasm.decision.remedies), JSON.stringify(plain.decision.remedies));
    const again = wasm.gate.decide(wasm.change, nested(wasm.facts));
    assert.equal(JSON.stringify(again.remedies), JSON.stringify(wasm.decision.remedies));
    assert.equal(JSON.stringify([again.reasons, again.needs, again.issues]), before);
    for (const { gate } of [wasm, plain]) gate.dispose();
  }), { numRuns: 300, seed: SEED });
});

/** `x`, `ok` and `tier` as private facts, with a rule of each policy that reads none of them. */
const secretive = fc.tuple(policies, comparison).map(([policy, when]) => {
  const facts = Object.entries(policy.facts).map(([path, fact]) => [path, path.startsWith("customer.") ? { ...fact, private: true } : fact]);
  const open = /customer/.test(when) ? [] : [{ id: "open", when, deny: "No." }];
  return { ...policy, facts: Object.fromEntries(facts), rules: [...policy.rules, ...open] };
});
const secrets = fc.record({ x: pick(1, 3, 5), ok: fc.boolean(), tier: pick("a", "b", "c") });

/** What customers see of a decision whatever the remedies are. */
const seen = ({ outcome, complete, reasons }) => JSON.stringify([outcome, complete, reasons.map((reason) => reason.rule)]);

test("what customers are told to change does not depend on what is private", () => {
  let told = 0;
  const worlds = fc.tuple(secretive, fc.array(requests, { minLength: 4, maxLength: 4 }), fc.array(secrets, { minLength: 6, maxLength: 6 }));
  fc.assert(fc.property(worlds, ([policy, all, hidden]) => {
    const gate = createWasm({ policy, catalog });
    for (const request of all) {
      const lists = new Map();
      for (const facts of hidden) {
        const { decision } = new Question(gate, policy, { ...request, ...facts });
        const list = JSON.stringify(decision.customer.list);
        if (/Reduce|Increase|Change/.test(list)) told += 1;
        if (!decision.complete || decision.remedies === null) continue;
        if (!lists.has(seen(decision))) lists.set(seen(decision), list);
        if (lists.get(seen(decision)) !== list) throw describe(new Error(`${lists.get(seen(decision))} is not ${list}`), policy, { ...request, ...facts });
      }
    }
    gate.dispose();
  }), { numRuns: CASES / 20, seed: SEED });
  assert.ok(told >= CASES / 20, `too few were told anything: ${told}`);
});

test("trials are bounded by the rules that they evaluate", () => {
  const [many, few] = [9_000, 10].map((count) => {
    const facts = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`usage.f${i}`, { type: "int", min: 0, actionable: "decrease" }]));
    const over = Object.keys(facts).map((fact, i) => ({ id: `over${i}`, when: `${fact} > 3`, deny: "Too many." }));
    const more = Array.from({ length: count }, (_, i) => ({ id: `more${i}`, when: `usage.f0 < -${i + 1}`, warn: "None." }));
    const gate = createWasm({ policy: { plangate: 1, name: "many", facts, rules: [...over, ...more] }, catalog });
    const usage = Object.fromEntries(Object.keys(facts).map((fact) => [fact.slice("usage.".length), 9]));
    return gate.decide({ current: "p", requested: "q" }, { usage }).remedies.status;
  });
  assert.deepEqual([few, many], ["none", "not known"]);
});
