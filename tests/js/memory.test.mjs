// Memory of the engine: a decision takes none, and what is swapped out or forgotten gives its own back.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { assertFlat, collectGarbage, measured, repeatable } from "./flat.mjs";
import { builds, catalog, change, facts } from "./gates.mjs";

const counts = {
  wasm: { decisions: 1000000 },
  plain: { decisions: 100000 },
};
const USUAL = 300;

for (const build of builds) {
  const { name } = build;
  describe(`memory stays as it is, ${name}`, () => {
    for (const what of repeatable) {
      const count = counts[name][what] ?? USUAL;
      test(`${count} ${what}`, () => assertFlat(build, what, count));
    }
  });

  describe(`memory that grows and shrinks, ${name}`, () => {
    test("it grows for a large document and goes on", () => {
      const { open, size } = measured(build);
      const gate = open();
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
      const { open, calls } = measured(build);
      for (let i = 0; i < 10; i += 1) open().decide(change, facts());
      for (let i = 0; i < 100 && calls.unload === 0; i += 1) {
        collectGarbage();
        await new Promise((resolve) => { setTimeout(resolve, 5); });
      }
      assert.ok(calls.unload > 0);
    });
  });
}
