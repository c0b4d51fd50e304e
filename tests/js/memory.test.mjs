// Memory of the engine: a decision takes none, and what is swapped out or forgotten gives its own back.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { builds, catalog, change, facts, policy } from "./gates.mjs";

const measured = (make) => {
  const exports = make();
  const calls = { unload: 0 };
  const watched = { ...exports, plangate_unload: (program) => { calls.unload += 1; exports.plangate_unload(program); } };
  return { wasm: () => watched, size: () => exports.memory.buffer.byteLength, calls };
};

for (const { name, entry, make } of builds) {
  const open = (wasm) => entry.createGateSync({ policy: policy(), catalog: catalog(), wasm });

  describe(`memory of decisions and loads, ${name}`, () => {
    test("a million decisions, reasons read, leave its size unchanged", () => {
      const { wasm, size } = measured(make);
      const gate = open(wasm);
      const asked = [facts(), facts({ usage: { seats: 12 } }), facts({ usage: { seats: NaN } }), facts({ customer: { name: "€".repeat(99) } })];
      const decide = (i) => gate.decide(change, asked[i % asked.length]);
      for (let i = 0; i < 8; i += 1) decide(i).toJSON();
      const start = size();
      let fired = 0;
      const count = name === "wasm" ? 1000000 : 100000;
      for (let i = 0; i < count; i += 1) {
        const decision = decide(i);
        if (i % 10 < 4) fired += decision.reasons.length;
        if (i % 1000 < 4) decision.toJSON();
      }
      assert.ok(fired > 0);
      assert.equal(size(), start);
    });

    test("many loads, good and bad, leave its size unchanged", () => {
      const { wasm, size } = measured(make);
      const gate = open(wasm);
      const swap = (i) => {
        gate.load(i % 3 === 0 ? { policy: "{" } : { policy: policy(), catalog: catalog() });
        gate.decide(change, facts({ usage: { seats: 12 } })).toJSON();
      };
      for (let i = 0; i < 20; i += 1) swap(i);
      const start = size();
      for (let i = 0; i < 500; i += 1) swap(i);
      assert.equal(size(), start);
    });

    test("decisions read after their program was swapped out leave it unchanged too", () => {
      const { wasm, size } = measured(make);
      const gate = open(wasm);
      const late = (i) => {
        const decision = gate.decide(change, facts({ usage: { seats: 12 + i } }));
        gate.load({ catalog: catalog() });
        assert.equal(decision.reasons[0].message, `Free allows 3 seats, Ann uses ${12 + i}.`);
      };
      for (let i = 0; i < 20; i += 1) late(i);
      const start = size();
      for (let i = 0; i < 200; i += 1) late(i);
      assert.equal(size(), start);
    });
  });

  describe(`memory that grows and shrinks, ${name}`, () => {
    test("it grows for a large document and goes on", () => {
      const { wasm, size } = measured(make);
      const gate = open(wasm);
      const before = gate.decide(change, facts({ usage: { seats: 12 } }));
      const large = catalog();
      for (let i = 0; i < 20000; i += 1) large.plans[`plan-${i}`] = large.plans.free;
      const start = size();
      assert.deepEqual(gate.load({ catalog: large }), []);
      assert.ok(size() > start);
      assert.equal(gate.decide({ current: "pro", requested: "plan-19999" }, facts({ usage: { seats: 5 } })).reasons[0].values.over, 2);
      assert.equal(before.reasons[0].values.over, 9);
    });

    test("gates that nobody holds any more are unloaded", async () => {
      setFlagsFromString("--expose-gc");
      const collect = runInNewContext("gc");
      const { wasm, calls } = measured(make);
      for (let i = 0; i < 10; i += 1) open(wasm).decide(change, facts());
      for (let i = 0; i < 100 && calls.unload === 0; i += 1) {
        collect();
        await new Promise((resolve) => { setTimeout(resolve, 5); });
      }
      assert.ok(calls.unload > 0);
    });
  });
}
