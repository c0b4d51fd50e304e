// Many gates on many engines, in one thread and in several: a trap is felt by one engine, once.
import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test } from "node:test";
import { Worker } from "node:worker_threads";
import { createGateSync } from "plangate";
import { catalog, change, facts, makeWasm, module, places, policy } from "./gates.mjs";
import { trappable } from "./trappable.mjs";

/** Numbers in [0, limit), the same in every run. */
function dice(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Gates that differ, so that one which decides by another's program is noticed. */
const documentsOf = (nth) => {
  const plans = catalog();
  plans.plans.free.limits.seats = 3 + nth;
  return { policy: policy(), catalog: plans };
};
const asked = facts({ usage: { seats: 40 } });
const messageOf = (nth) => `Free allows ${3 + nth} seats, Ann uses 40.`;

function system(engines, gatesPerEngine) {
  return Array.from({ length: engines }, () => {
    const engine = trappable(makeWasm);
    const gates = Array.from({ length: gatesPerEngine }, (_, nth) => createGateSync({ ...documentsOf(nth), wasm: engine.wasm }));
    return { engine, gates, traps: 0 };
  });
}

test("the trap is WebAssembly's own", () => {
  const engine = trappable(makeWasm);
  const exports = engine.wasm();
  engine.trapNext();
  assert.throws(() => exports.plangate_decide(0, 0), WebAssembly.RuntimeError);
});

describe("many gates on many engines", () => {
  test("a trap is one undecided decision, and nobody else's business", () => {
    const roll = dice(7);
    const all = system(6, 5);
    for (let i = 0; i < 3000; i += 1) {
      const one = all[roll(all.length)];
      const nth = roll(one.gates.length);
      const traps = roll(20) === 0;
      if (traps) {
        one.traps += 1;
        one.engine.trapNext();
      }
      const decision = one.gates[nth].decide(change, asked);
      assert.equal(decision.outcome, traps ? "undecided" : "deny");
      assert.deepEqual(places(decision.issues), traps ? ["engine/trap engine:"] : []);
      if (!traps) assert.equal(decision.reasons[0].message, messageOf(nth));
    }
    assert.ok(all.every(({ traps }) => traps > 5));
    for (const { engine, traps } of all) assert.ok(engine.made() <= 1 + traps, "one new instance for each trap at most");
  });

  test("decisions that nobody has read yet outlive the traps of their engine", () => {
    const [{ engine, gates }] = system(1, 4);
    const decisions = gates.map((gate) => gate.decide(change, asked));
    for (let i = 0; i < 5; i += 1) {
      engine.trapNext();
      assert.equal(gates[0].decide(change, asked).outcome, "undecided");
    }
    decisions.forEach((decision, nth) => assert.equal(decision.reasons[0].message, messageOf(nth)));
  });

  test("gates on the same module share an engine, and disposing of all but one leaves that one", () => {
    const gates = Array.from({ length: 50 }, (_, nth) => createGateSync({ ...documentsOf(nth % 5), wasm: module }));
    const survivor = gates.pop();
    for (const gate of gates) gate.dispose();
    assert.equal(survivor.decide(change, asked).reasons[0].message, messageOf(49 % 5));
    assert.ok(gates.every((gate) => gate.decide(change, facts()).outcome === "undecided"));
  });
});

describe("worker threads", () => {
  test("threads decide the same from one module, and the traps of some stay theirs", async () => {
    const documents = documentsOf(0);
    const [deny, count] = [JSON.stringify(createGateSync(documents).decide(change, asked)), 1000];
    const start = (traps) => {
      const workerData = { documents, module, change, facts: asked, count, traps };
      return once(new Worker(new URL("thread.mjs", import.meta.url), { workerData }), "message");
    };
    const reports = await Promise.all([false, true, false, true].map(start));
    reports.forEach(([{ seen, made }], nth) => {
      const trapped = nth % 2 === 1;
      assert.equal(seen[0], deny);
      assert.deepEqual(seen.slice(1).map((text) => places(JSON.parse(text).issues).join()), trapped ? ["engine/trap engine:"] : []);
      assert.equal(made, trapped ? 11 : 1);
    });
  });
});
