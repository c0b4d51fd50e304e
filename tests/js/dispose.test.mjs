// The end of a gate: its memory goes back, what it decided stays, and nothing is allowed any more.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { builds, catalog, change, facts, places, policy } from "./gates.mjs";

const DISPOSED = ["engine/disposed engine:"];
const busy = () => facts({ usage: { seats: 12 } });

/** Gates on one engine, whose programs are counted. */
function opener({ entry, make }) {
  const exports = { ...make() };
  const programs = new Set();
  const { plangate_load: load, plangate_unload: unload } = exports;
  exports.plangate_load = (...documents) => {
    const program = load(...documents);
    if (program !== 0) programs.add(program);
    return program;
  };
  exports.plangate_unload = (program) => {
    programs.delete(program);
    unload(program);
  };
  const wasm = () => exports;
  return { open: () => entry.createGateSync({ policy: policy(), catalog: catalog(), wasm }), programs, exports };
}

for (const build of builds) {
  describe(`a gate that was disposed of, ${build.name}`, () => {
    test("gives its memory back, once", () => {
      const { open, programs } = opener(build);
      const [gate, other] = [open(), open()];
      assert.equal(programs.size, 2);
      gate.dispose();
      gate.dispose();
      assert.equal(programs.size, 1);
      assert.equal(other.decide(change, facts()).outcome, "allow");
    });

    test("decides nothing and loads nothing", () => {
      const { open, programs } = opener(build);
      const gate = open();
      gate.dispose();
      const decision = gate.decide(change, facts());
      assert.equal(decision.outcome, "undecided");
      assert.equal(decision.complete, false);
      assert.deepEqual(places(decision.issues), DISPOSED);
      assert.ok(decision.customer.headline);
      assert.deepEqual(places(gate.load({ policy: policy(), catalog: catalog() })), DISPOSED);
      assert.equal(gate.decide(change, facts()).outcome, "undecided");
      assert.equal(programs.size, 0);
      assert.equal(gate.name, "test");
      assert.ok(gate.layout.length > 3);
    });

  });

  describe(`what a gate that was disposed of leaves, ${build.name}`, () => {
    test("leaves its decisions readable, and they take no memory for long", () => {
      const { open, programs } = opener(build);
      const gate = open();
      const expected = gate.decide(change, busy()).toJSON();
      const [unread, partly] = [gate.decide(change, busy()), gate.decide(change, busy())];
      assert.equal(partly.reasons[0].message, "Free allows 3 seats, Ann uses 12.");
      gate.dispose();
      assert.deepEqual(unread.toJSON(), expected);
      assert.deepEqual(partly.toJSON(), expected);
      assert.equal(programs.size, 0);
    });

    test("decides no further in a decision that waits for its facts", async () => {
      const gate = opener(build).open();
      const { now, customer } = facts();
      const asked = gate.decideWith(change, {
        customer: () => customer,
        usage: async () => {
          gate.dispose();
          return facts().usage;
        },
      }, { facts: { now } });
      const decision = await asked;
      assert.equal(decision.outcome, "undecided");
      assert.deepEqual(places(decision.issues), DISPOSED);
    });

    test("was one that `using` ends", { skip: !Symbol.dispose && "this Node has no Symbol.dispose" }, () => {
      const gate = opener(build).open();
      gate[Symbol.dispose]();
      assert.deepEqual(places(gate.decide(change, facts()).issues), DISPOSED);
      assert.deepEqual(Object.keys(Object.getPrototypeOf(gate)), []);
    });
  });
}
