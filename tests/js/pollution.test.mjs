// A polluted Object.prototype, and names that every object inherits.
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import * as kinde from "plangate/kinde";
import { builds, catalog, change, facts, policy } from "./gates.mjs";
import { generated } from "./generated.mjs";

const names = ["usage", "seats", "customer", "current", "requested", "cancel", "context", "billing", "now", "wasm", "policy"];
afterEach(() => {
  for (const name of names) delete Object.prototype[name];
});

/** @param {Record<string, unknown>} values */
function pollute(values) {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(Object.prototype, name, { value, enumerable: true, configurable: true, writable: true });
  }
}

const without = (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

for (const { name, entry } of [...builds, generated]) {
  const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });

  describe(`prototype pollution, ${name}`, () => {
    test("inherited facts are not facts", () => {
      const good = facts({ customer: { bannedUntil: new Date(0) } });
      assert.equal(gate.decide(change, good).outcome, "allow");
      pollute({ seats: 1, usage: good.usage, now: good.now });
      for (const given of [without(good, "usage"), without(good, "now"), { ...good, usage: without(good.usage, "seats") }]) {
        const decision = gate.decide(change, given);
        assert.equal(decision.outcome, "undecided");
        assert.ok(decision.needs.length > 0);
      }
      assert.equal(gate.decide(change, good).outcome, "allow");
    });

    test("an inherited change is no change, an inherited cancel no cancellation", () => {
      pollute({ current: "pro", requested: "big", cancel: true });
      assert.equal(gate.decide({}, facts()).outcome, "undecided");
      assert.equal(gate.decide({ current: "pro" }, facts()).outcome, "undecided");
      assert.equal(gate.decide(change, facts()).outcome, "allow");
    });

    test("an inherited event is no event", () => {
      pollute({ context: { billing: { currentPlanCode: "pro", requestedPlanCode: "free" } } });
      assert.deepEqual(kinde.toChange({}), { current: undefined, requested: undefined });
      pollute({ billing: { currentPlanCode: "pro", requestedPlanCode: "free" } });
      assert.equal(kinde.decide(gate, { context: {} }, facts()).outcome, "undecided");
    });
  });

  describe(`names that every object inherits, ${name}`, () => {
    const odd = ["constructor", "toString", "hasOwnProperty", "__proto__", "valueOf"];

    test("as plan codes of a catalogue that does not have them", () => {
      for (const code of odd) {
        for (const asked of [{ current: "pro", requested: code }, { current: code, requested: "free" }]) {
          assert.equal(gate.decide(asked, facts()).outcome, "undecided");
        }
      }
    });

    test("as plan codes of a catalogue that has them", () => {
      const { free } = catalog().plans;
      const plans = odd.map((code) => `"${code}":${JSON.stringify({ ...free, name: `Plan ${code}` })}`);
      const text = `{"plangate":1,"plans":{"pro":${JSON.stringify(free)},${plans.join(",")}}}`;
      const named = entry.createGateSync({ policy: policy(), catalog: text });
      for (const code of odd) {
        const decision = named.decide({ current: "pro", requested: code }, facts({ usage: { seats: 9 } }));
        assert.equal(decision.customer.headline, `Before you take Plan ${code}:`);
        assert.equal(decision.reasons[0].message, `Plan ${code} allows 3 seats, Ann uses 9.`);
      }
    });

    test("as names of facts", () => {
      const declared = odd.flatMap((fact) => [`"${fact}":{"type":"int"}`, `"own.${fact}":{"type":"int"}`]);
      const rules = odd.flatMap((fact, i) => [fact, `own.${fact}`].map((path, k) => (
        { id: `rule-${i}-${k}`, when: `${path} > 5`, deny: `{${path}}` })));
      const text = `{"plangate":1,"name":"odd","facts":{${declared.join(",")}},"rules":${JSON.stringify(rules)}}`;
      const odds = entry.createGateSync({ policy: text, catalog: catalog() });
      const values = (value) => JSON.parse(`{${odd.map((fact) => `"${fact}":${value}`).join(",")}}`);
      const both = (value) => Object.defineProperty(values(value), "own", { value: values(value), enumerable: true });

      assert.equal(odds.decide(change, {}).outcome, "undecided");
      assert.equal(odds.decide(change, {}).needs.length, 10);
      assert.equal(odds.decide(change, { own: {} }).needs.length, 10);
      assert.equal(odds.decide(change, both(1)).outcome, "allow");
      assert.deepEqual(odds.decide(change, both(7)).reasons.map(({ message }) => message), new Array(10).fill("7"));
    });
  });
}
