// Laws that every policy obeys, whatever it says, on worlds that fast-check makes.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CASES } from "../differential/size.mjs";
import { REQUESTS, forEachRequest, law } from "./law.mjs";
import { decided, gist, open } from "./product.mjs";
import { PATHS, asked, completed, unfinishedWorlds, worlds } from "./worlds.mjs";

law("the outcome is a denial exactly when a rule that denies fires", worlds(REQUESTS, { wrong: 1 }), (world) => {
  const gate = open(world);
  forEachRequest(world, (request) => {
    const { change, facts } = asked(request);
    const { decision, rules } = gate.explain(change, facts);
    assert.equal(decision.outcome === "deny", rules.some(({ effect, result }) => effect === "deny" && result === "fired"));
  });
});

const always = { id: "always", when: ["literal", "bool", true], effect: "deny" };
const withDenial = fc.tuple(worlds(REQUESTS, { unknown: 8, wrong: 3 }), fc.nat(5)).map(([world, place]) => ({ ...world, place }));

law("a denial wins over whatever else fires, is unknown or wrong", withDenial, (world) => {
  const gate = open({ ...world, policy: { ...world.policy, rules: world.policy.rules.toSpliced(world.place, 0, always) } });
  forEachRequest(world, (request) => {
    const { outcome, reasons } = decided(gate, request);
    assert.equal(outcome, "deny");
    assert.ok(reasons.some(({ rule }) => rule === "always"));
  });
});

const reordered = fc.tuple(worlds(REQUESTS, { wrong: 1 }), fc.infiniteStream(fc.nat(1000)), fc.nat(10)).map(([world, keys, again]) => {
  const { rules } = world.policy;
  const repeated = rules[again % rules.length];
  const all = [...rules, { ...repeated, id: `${repeated.id}-again` }].map((rule) => [keys.next().value, rule]);
  return { ...world, other: all.sort(([a], [b]) => a - b).map(([, rule]) => rule) };
});
/** Reasons and warnings as sets of causes. */
function causes({ reasons, warnings, ...rest }) {
  const set = (rules) => [...new Set(rules.map((rule) => rule.replace("-again", "")))].sort();
  return { ...rest, reasons: set(reasons), warnings: set(warnings) };
}

law("neither the order of rules nor a rule repeated under another id matters", reordered, (world) => {
  const gate = open(world);
  const other = open({ ...world, policy: { ...world.policy, rules: world.other } });
  forEachRequest(world, (request) => {
    const [one, two] = [decided(gate, request), decided(other, request)];
    assert.deepEqual(causes(gist(two)), causes(gist(one)));
    assert.deepEqual([...two.needs].sort(), [...one.needs].sort());
  });
});

law("a definite outcome survives every completion, a complete decision whole", unfinishedWorlds(REQUESTS), (world) => {
  const gate = open(world);
  forEachRequest(world, (request, i) => {
    const before = decided(gate, request);
    if (before.outcome === "undecided") return;
    const after = decided(gate, completed(request, world.completions[i], () => true));
    assert.equal(after.outcome, before.outcome);
    if (before.complete) assert.deepEqual(gist(after), gist(before));
  });
});

law("a fact outside `needs` changes nothing", unfinishedWorlds(REQUESTS), (world) => {
  const gate = open(world);
  forEachRequest(world, (request, i) => {
    const before = decided(gate, request);
    const after = decided(gate, completed(request, world.completions[i], (path) => !before.needs.includes(path)));
    assert.deepEqual([gist(after), after.needs, after.customer.headline], [gist(before), before.needs, before.customer.headline]);
    // What was a remedy is one still, but there may be others now.
    if (JSON.stringify(after.remedies) === JSON.stringify(before.remedies)) assert.deepEqual(after.customer, before.customer);
    for (const set of (before.remedies || { sets: [] }).sets)
      assert.ok(isLifted(gate, completed(request, world.completions[i], (path) => !before.needs.includes(path)), before, set));
  });
});

/** Whether a decision is weaker, and definite, once these changes are made. */
function isLifted(gate, request, { outcome }, changes) {
  const after = decided(gate, { ...request, ...Object.fromEntries(changes.map(({ fact, to }) => [fact, to])) }).outcome;
  return after !== "undecided" && after !== outcome && (outcome === "deny" || after === "allow");
}

let remedies = 0;
law("every remedy lifts what it says it lifts, and no part of it does", worlds(REQUESTS, { unknown: 1 }), (world) => {
  const gate = open(world);
  forEachRequest(world, (request) => {
    const decision = decided(gate, request);
    assert.equal(decision.remedies !== null, decision.outcome === "deny" || decision.outcome === "defer");
    for (const set of decision.remedies === null ? [] : decision.remedies.sets) {
      remedies += 1;
      assert.ok(isLifted(gate, request, decision, set), JSON.stringify(set));
      for (const left of set) assert.ok(!isLifted(gate, request, decision, set.filter((change) => change !== left)), `without ${left.fact}`);
    }
  });
});
test("many remedies were tried", () => assert.ok(remedies > CASES / 50, `${remedies}`));

const rubbish = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, NaN, 7n, Symbol("s"), () => 1));
const withRubbish = fc.tuple(worlds(REQUESTS), fc.array(rubbish, { minLength: 4, maxLength: 4 })).map(([world, values]) => ({ ...world, rubbish: values }));

law("facts that no rule reads change nothing, whatever they are", withRubbish, (world) => {
  const gate = open(world);
  const read = new Set(gate.layout.map(({ fact }) => fact));
  const unread = PATHS.filter((path) => !read.has(path));
  forEachRequest(world, (request) => {
    const known = Object.fromEntries(Object.entries(request).filter(([path]) => read.has(path)));
    const more = Object.fromEntries([...unread, "usage.storage", "customer.shoe.size", "colour"].map((path, i) => [path, world.rubbish[i % 4]]));
    assert.deepEqual(decided(gate, { ...known, ...more }), decided(gate, known));
  });
});

test("the worlds reach every outcome often, complete or not", () => {
  const counts = new Map();
  for (const world of fc.sample(worlds(REQUESTS), { numRuns: 200, seed: 1 })) {
    const gate = open(world);
    for (const request of world.requests) {
      const { outcome, complete } = decided(gate, request);
      counts.set(outcome, (counts.get(outcome) || 0) + 1);
      counts.set(complete, (counts.get(complete) || 0) + 1);
    }
  }
  for (const kind of ["deny", "undecided", "review", "defer", "allow", true, false]) assert.ok(counts.get(kind) > 100, `${kind}: ${counts.get(kind)} of 5000`);
});
