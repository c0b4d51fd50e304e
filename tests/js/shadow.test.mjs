// A candidate beside the live gate: what is reported, and that the live gate decides whatever happens.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { builds, catalog, change, facts, policy } from "./gates.mjs";

const stricter = () => {
  const document = policy();
  document.rules[0].when = "usage.seats > 1";
  return document;
};

for (const { name, entry } of builds) {
  const open = (document) => entry.createGateSync({ policy: document, catalog: catalog() });

  describe(`${name}: shadow`, () => {
    test("the live gate decides and the difference is told", () => {
      const told = [];
      const gate = entry.shadow(open(policy()), open(stricter()), (difference) => told.push(difference));
      assert.equal(gate.decide(change, facts()).outcome, "allow");
      assert.equal(told.length, 1);
      assert.deepEqual(told[0].parts, ["outcome", "reasons", "effectiveAt", "customer"]);
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
      assert.deepEqual(told, [["warnings", "direction", "effectiveAt", "customer"]]);
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
      const broken = { decide() { throw new Error("broken"); } };
      const deaf = () => { throw new Error("deaf"); };
      assert.equal(entry.shadow(open(policy()), broken, deaf).decide(change, facts()).outcome, "allow");
      assert.equal(entry.shadow(open(policy()), open(stricter()), deaf).decide(change, facts()).outcome, "allow");
      assert.deepEqual(errors.mock.calls.map((call) => call.arguments[0]), [
        "plangate: the shadow failed: broken",
        "plangate: the shadow failed: deaf",
      ]);
    });
  });
}
