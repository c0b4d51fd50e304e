// Expressions that are meant to exhaust the engine, on both builds: each gives issues, and the instance works on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { builds, catalog, change } from "./gates.mjs";

const shapes = {
  parentheses: (depth) => `${"(".repeat(depth)}true${")".repeat(depth)}`,
  brackets: (depth) => `size(${"[".repeat(depth)}1${"]".repeat(depth)}) == 1`,
  braces: (depth) => `size(${"{1: ".repeat(depth)}1${"}".repeat(depth)}) == 1`,
  "open parentheses": (depth) => "(".repeat(depth),
  "!": (depth) => `${"!".repeat(depth)}true`,
  "-": (depth) => `${"-".repeat(depth)}usage.seats == 1`,
  "?:": (depth) => `${"true ? true : ".repeat(depth)}true`,
  indices: (depth) => `${"usage.list[".repeat(depth)}0${"]".repeat(depth)} == 0`,
  macros: (depth) => `${"usage.list.all(x, ".repeat(depth)}true${")".repeat(depth)}`,
  calls: (depth) => `${"size(".repeat(depth)}'a'${")".repeat(depth)} == 1`,
};
const codes = { 140: ["expr/too-deep"], 20_000: ["expr/too-long"], 1_000_000: ["expr/too-long", "json/too-large"] };

const policy = (when) => ({
  plangate: 1,
  name: "hostile",
  facts: { "usage.seats": { type: "int" }, "usage.list": { type: "list<int>" }, "customer.text": { type: "string" } },
  rules: [{ id: "r", when, deny: "no" }],
});

for (const { name, entry } of builds) {
  test(`${name}: expressions nested too deeply give an issue and leave the instance working`, async () => {
    const gate = await entry.createGate({ policy: policy("usage.seats > 3"), catalog: catalog() });
    for (const [shape, write] of Object.entries(shapes)) {
      for (const [depth, expected] of Object.entries(codes)) {
        const issues = gate.load({ policy: policy(write(Number(depth))), catalog: catalog() });
        assert.ok(issues.some(({ code }) => expected.includes(code)), `${shape} x ${depth}: ${JSON.stringify(issues).slice(0, 300)}`);
        assert.equal(gate.decide(change, { usage: { seats: 4 } }).outcome, "deny");
        assert.equal(gate.decide(change, { usage: { seats: 3 } }).outcome, "allow");
      }
    }
  });

  test(`${name}: loops end within the budget`, async () => {
    const { createGate } = entry;
    const list = Array.from({ length: 200 }, (_, i) => i);
    const thrice = "usage.list.all(x, usage.list.all(y, usage.list.all(z, x + y + z >= 0)))";
    await assert.rejects(createGate({ policy: policy(thrice), catalog: catalog() }), ({ issues }) => {
      assert.deepEqual(issues.map(({ code }) => code), ["expr/too-costly"]);
      return true;
    });
    const constant = `[${list}].all(x, [${list}].all(y, [${list}].all(z, x + y + z >= usage.seats)))`;
    await assert.rejects(createGate({ policy: policy(constant), catalog: catalog() }), ({ issues }) => {
      assert.deepEqual(issues.map(({ code }) => code), ["expr/too-costly"]);
      return true;
    });
    const twice = "usage.list.all(x, usage.list.all(y, x + y >= 0))";
    const gate = await createGate({ policy: policy(twice), catalog: catalog() });
    assert.equal(gate.decide(change, { usage: { list } }).outcome, "deny");
    const undeclared = "cel.bind(l, customer.text.split(''), l.all(i, x, l.all(j, y, i >= 0)))";
    const spending = await createGate({ policy: policy(undeclared), catalog: catalog() });
    const of = (length) => spending.decide(change, { customer: { text: "a".repeat(length) } });
    assert.equal(of(100).outcome, "deny");
    assert.equal(of(2000).outcome, "undecided");
    assert.deepEqual(of(2000).issues.map(({ code }) => code), ["eval/steps"]);
    assert.equal(of(100).outcome, "deny");
    assert.equal(gate.decide(change, { usage: { list } }).outcome, "deny");
  });
}
