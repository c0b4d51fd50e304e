// A candidate beside the live gate: what is reported, and that the live gate decides whatever happens.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createGateSync as createDeciding, shadow as decidingShadow } from "plangate/decide";
import { decide, decideWith } from "plangate/kinde";
import { builds, catalog, change, facts, policy } from "./gates.mjs";

const stricter = () => {
  const document = policy();
  document.rules[0].when = "usage.seats > 1";
  return document;
};

const later = () => new Promise((resolve) => { setImmediate(resolve); });

for (const { name, entry } of builds) {
  const open = (document) => entry.createGateSync({ policy: document, catalog: catalog() });

  describe(`${name}: shadow`, () => {
    test("the live gate decides and the difference is told", () => {
      const told = [];
      const gate = entry.shadow(open(policy()), open(stricter()), (difference) => told.push(difference));
      assert.equal(gate.decide(change, facts()).outcome, "allow");
      assert.equal(told.length, 1);
      assert.deepEqual(told[0].parts, ["outcome", "reasons", "effectiveAt", "customer", "remedies"]);
      assert.deepEqual([told[0].live.outcome, told[0].candidate.outcome], ["allow", "deny"]);
      assert.equal(told[0].change, change);
    });

    test("nothing is told where nothing differs", () => {
      const told = [];
      const gate = entry.shadow(open(policy()), open(policy()), (difference) => told.push(difference));
      for (const seats of [0, 3, 4, 100]) gate.decide(change, facts({ usage: { seats } }));
      gate.decide({}, {});
      assert.deepEqual(told, []);
    });

    test("needs and issues count too", () => {
      const told = [];
      const fewer = policy();
      fewer.rules = fewer.rules.slice(0, 1);
      const gate = entry.shadow(open(policy()), open(fewer), ({ parts }) => told.push(parts));
      gate.decide(change, {});
      gate.decide(change, { usage: { load: NaN } });
      assert.deepEqual(told, [["needs"], ["needs", "issues"]]);
    });

    test("a date, a warning and a direction count too", () => {
      const told = [];
      const warning = { id: "warning", when: "true", warn: "Mind this." };
      const { rules, ...rest } = policy();
      const other = { ...rest, rules: [...rules, warning], direction: ["price"], timing: { crossgrade: "now + duration('1h')" } };
      const gate = entry.shadow(open(policy()), open(other), ({ parts }) => told.push(parts));
      gate.decide(change, facts());
      assert.deepEqual(told, [["warnings", "direction", "criterion", "effectiveAt", "customer"]]);
    });

    test("a listener that fails later changes nothing", async (context) => {
      const errors = context.mock.method(console, "error", () => {});
      const gate = entry.shadow(open(policy()), open(stricter()), async () => { throw new Error("late"); });
      assert.equal(gate.decide(change, facts()).outcome, "allow");
      await new Promise((resolve) => { setImmediate(resolve); });
      assert.deepEqual(errors.mock.calls.map((call) => call.arguments[0]), ["plangate: the shadow failed: late"]);
    });

    test("a candidate that throws, or a listener that does, changes nothing", (context) => {
      const errors = context.mock.method(console, "error", () => {});
      const broken = Object.assign(Object.create(open(policy())), { decide() { throw new Error("broken"); } });
      const deaf = () => { throw new Error("deaf"); };
      assert.equal(entry.shadow(open(policy()), broken, deaf).decide(change, facts()).outcome, "allow");
      assert.equal(entry.shadow(open(policy()), open(stricter()), deaf).decide(change, facts()).outcome, "allow");
      assert.deepEqual(errors.mock.calls.map((call) => call.arguments[0]), [
        "plangate: the shadow failed: broken",
        "plangate: the shadow failed: deaf",
      ]);
    });
  });

  describe(`${name}: a shadow gate is a gate`, () => {
    const tellingOf = (told, live = open(policy())) => entry.shadow(live, open(stricter()), ({ parts, live: { outcome }, candidate }) => told.push([parts[0], outcome, candidate.outcome]));
    const event = { context: { billing: { currentPlanCode: change.current, requestedPlanCode: change.requested } } };
    const differs = ["outcome", "allow", "deny"];

    test("with all that the live gate has and does, to it alone", () => {
      const live = open(policy());
      const gate = tellingOf([], live);
      assert.ok(gate instanceof entry.Gate);
      assert.deepEqual([gate.name, gate.layout, gate.digests, gate.issues], [live.name, live.layout, live.digests, live.issues]);
      const request = [change, facts()];
      for (const call of ["compare", "explain", "quote", "matrix"]) assert.equal(JSON.stringify(gate[call](...request)), JSON.stringify(live[call](...request)));
      assert.ok(gate.replay(gate.record(gate.decide(...request))).same);
      assert.deepEqual(gate.load({ policy: stricter() }), []);
      assert.equal(live.decide(...request).outcome, "deny");
      gate.dispose();
      assert.equal(live.decide(...request).issues[0].code, "engine/disposed");
    });

    test("in a Kinde workflow", async () => {
      const told = [];
      const gate = tellingOf(told);
      assert.equal(decide(gate, event, facts()).outcome, "allow");
      const { now, ...others } = facts();
      assert.equal((await decideWith(gate, event, { now: () => now }, { facts: others })).outcome, "allow");
      await later();
      assert.deepEqual(told, [differs, differs]);
    });

    test("that asks each provider once, and does not wait for the candidate", async () => {
      const told = [];
      const calls = [];
      const { usage, customer, now } = facts();
      const provide = (path, value) => [path, (asked) => { calls.push([path, asked]); return value; }];
      const providers = Object.fromEntries([provide("usage", usage), provide("now", now)]);
      assert.equal((await tellingOf(told).decideWith(change, providers, { facts: { customer } })).outcome, "allow");
      await later();
      // Both gates need `usage`; nobody needs `now`, as nobody is banned.
      assert.deepEqual([told, calls], [[differs], [["usage", change]]]);
      const extra = { ...policy(), facts: { ...policy().facts, "usage.slow": { type: "int" } }, rules: [{ id: "slow", when: "usage.slow > 1", deny: "No." }] };
      let found;
      const slow = entry.shadow(open(policy()), open(extra), ({ candidate }) => told.push(candidate.outcome));
      assert.equal((await slow.decideWith(change, { "usage.slow": () => new Promise((resolve) => { found = resolve; }) }, { facts: facts() })).outcome, "allow");
      await later();
      assert.equal(told.length, 1);
      found(2);
      await later();
      assert.equal(told[1], "deny");
    });

    test("of gates from images too", () => {
      const told = [];
      const [live, candidate] = [policy(), stricter()].map((document) => createDeciding({ image: open(document).image() }));
      assert.equal(decidingShadow(live, candidate, ({ parts }) => told.push(parts[0])).decide(change, facts()).outcome, "allow");
      assert.deepEqual(told, ["outcome"]);
    });
  });

  describe(`${name}: what a shadow cannot be brought to do`, () => {
    test("to fail, whatever the providers are, and however its candidate fails", async (context) => {
      const errors = context.mock.method(console, "error", () => {});
      const proxy = new Proxy({}, { ownKeys() { throw new Error("no"); } });
      for (const providers of [null, undefined, 5, proxy]) assert.equal((await entry.shadow(open(policy()), open(stricter()), () => {}).decideWith(change, providers, { facts: facts() })).outcome, "allow");
      const fails = (decideWithIt) => Object.assign(Object.create(open(policy())), { decideWith: decideWithIt });
      for (const candidate of [fails(() => { throw new Error("broken"); }), fails(() => Promise.reject(new Error("broken")))]) {
        assert.equal((await entry.shadow(open(policy()), candidate, () => {}).decideWith(change, {}, { facts: facts() })).outcome, "allow");
      }
      await later();
      assert.deepEqual(errors.mock.calls.map((call) => call.arguments[0]), Array(2).fill("plangate: the shadow failed: broken"));
    });

    test("to be made of anything but gates and a function", () => {
      const gate = open(policy());
      for (const none of [null, undefined, 5, {}, { decide() {} }]) {
        assert.throws(() => entry.shadow(none, gate, () => {}), { name: "TypeError", message: /^live must be a gate/ });
        assert.throws(() => entry.shadow(gate, none, () => {}), { name: "TypeError", message: /^candidate must be a gate/ });
        assert.throws(() => entry.shadow(gate, gate, none), { name: "TypeError", message: /^onDifference/ });
      }
    });
  });
}
