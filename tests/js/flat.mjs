/**
 * What may be done any number of times without the engine's memory or JavaScript's heap growing: a few times in `npm test`,
 * many times in `npm run test:long`.
 */
import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { catalog, change, facts, policy } from "./gates.mjs";

setFlagsFromString("--expose-gc");
export const collectGarbage = runInNewContext("gc");

/** How much the heap may differ from one time to the next: code that was optimised meanwhile, caches of the engine's. */
const HEAP_TOLERANCE = 2 ** 22;
const WARM_UP = 20;

/** One engine for any number of gates; what `size` answers is the memory of its only instance. */
export function measured({ entry, make }) {
  const exports = make();
  const calls = { unload: 0 };
  const watched = { ...exports, plangate_unload: (program) => { calls.unload += 1; exports.plangate_unload(program); } };
  const wasm = () => watched;
  const open = () => entry.createGateSync({ policy: policy(), catalog: catalog(), wasm });
  return { open, size: () => exports.memory.buffer.byteLength, calls };
}

const busy = (seats) => facts({ usage: { seats } });

/** By what is repeated: a function that prepares and answers what to do the i-th time. */
const actions = {
  decisions({ open }) {
    const gate = open();
    const asked = [facts(), busy(12), busy(NaN), facts({ customer: { name: "€".repeat(99) } })];
    const outcomes = ["allow", "deny", "undecided", "allow"];
    return (i) => {
      const kind = i % asked.length;
      const decision = gate.decide(change, asked[kind]);
      if (decision.outcome !== outcomes[kind]) assert.fail(`the ${i}th decision was ${decision.outcome}`);
      if (i % 10 < 4 && kind === 1) assert.equal(decision.reasons.length, 1);
      if (i % 1000 < 4) decision.toJSON();
    };
  },

  "loads, good and bad"({ open }) {
    const gate = open();
    return (i) => {
      gate.load(i % 3 === 0 ? { policy: "{" } : { policy: policy(), catalog: catalog() });
      assert.equal(gate.decide(change, busy(12)).toJSON().outcome, "deny");
    };
  },

  "decisions read after their program was swapped out"({ open }) {
    const gate = open();
    return (i) => {
      const decision = gate.decide(change, busy(12 + i));
      gate.load({ catalog: catalog() });
      assert.equal(decision.reasons[0].message, `Free allows 3 seats, Ann uses ${12 + i}.`);
    };
  },

  "gates opened and disposed of"({ open }) {
    return () => {
      const gate = open();
      assert.equal(gate.decide(change, busy(12)).toJSON().outcome, "deny");
      gate.dispose();
    };
  },
};

export const repeatable = Object.keys(actions);

function heapUsed() {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/**
 * Does it `count` times.
 * @param {{entry: object, make: () => object}} build
 * @param {string} what one of `repeatable`
 * @param {number} count
 */
export function assertFlat(build, what, count) {
  const engine = measured(build);
  const act = actions[what](engine);
  for (let i = 0; i < WARM_UP; i += 1) act(i);
  const [size, heap] = [engine.size(), heapUsed()];
  for (let i = 0; i < count; i += 1) act(i);
  assert.equal(engine.size(), size, "the engine's memory");
  const grown = heapUsed() - heap;
  assert.ok(grown < HEAP_TOLERANCE, `the heap grew by ${grown} bytes`);
}
