// Ten thousand random requests, good and hostile: nothing throws, nothing bad is allowed, both builds say the same, and
// a decision says the same whether it is read at once, later, or after its program was swapped out.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { generator } from "../random.mjs";
import { builds, catalog, now, policy } from "./gates.mjs";
import { generatedGate } from "./generated.mjs";

const COUNT = 10000;

const good = {
  code: ["free", "pro", "big", "gone"],
  int: [0, 1, 3, 4, 5, 6, 50, 51, 2 ** 53 - 1, -0],
  double: [0, 0.5, 0.75, 1e300, 5e-324, 1 / 3],
  text: ["", "Ann", "Zoë", "日本", "😀", "x".repeat(300)],
  bool: [true, false],
  time: [null, now, "2026-01-20T00:00:00.123Z", new Date(0), new Date(8.64e15 / 40)],
};
const hostile = [undefined, null, NaN, Infinity, 2 ** 53, -1, 0.5, "", "text", "\ud800", "y".repeat(60000), true, 7n, Symbol("s"), [], {},
  () => 1, new Date(NaN), new Date(8.64e15), Object(1), new Proxy({}, { get() { throw new Error("no"); } })];

/** Random requests; into some, things of wrong kinds are put. */
function requests(seed) {
  const random = generator(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const shuffled = (object) => (random() < 0.2 ? Object.fromEntries(Object.entries(object).reverse()) : object);
  return Array.from({ length: COUNT }, () => {
    const spoilt = random() < 0.4;
    const value = (kind) => (spoilt && random() < 0.2 ? pick(hostile) : pick(good[kind]));
    const usage = shuffled({ seats: value("int"), projects: value("int"), load: value("double") });
    const customer = shuffled({ name: value("text"), vip: value("bool"), bannedUntil: value("time") });
    if (spoilt && random() < 0.1) Object.defineProperty(usage, "seats", { enumerable: true, get() { throw new Error("no"); } });
    const facts = shuffled({ usage: spoilt && random() < 0.1 ? pick(hostile) : usage, customer, now: spoilt ? value("time") : now });
    const change = random() < 0.2 ? { current: value("code"), cancel: value("bool") } : { current: value("code"), requested: value("code") };
    return { change, facts };
  });
}

describe("random requests", () => {
  const gates = builds.map(({ entry }) => entry.createGateSync({ policy: policy(), catalog: catalog() }));
  const all = requests(20260115);
  const said = gates.map((gate) => all.map(({ change, facts }) => JSON.stringify(gate.decide(change, facts))));

  test("are decided alike by both builds", () => {
    for (let i = 0; i < COUNT; i += 1) assert.equal(said[0][i], said[1][i]);
  });

  test("are decided alike with a generated reader", () => {
    const gate = generatedGate(gates[0]);
    all.forEach(({ change, facts }, i) => assert.equal(JSON.stringify(gate.decide(change, facts)), said[0][i]));
  });

  test("are allowed, denied and undecided, and never allowed with an issue or a need", () => {
    const outcomes = new Map();
    for (const text of said[0]) {
      const { outcome, complete, reasons, customer, needs, issues } = JSON.parse(text);
      outcomes.set(outcome, (outcomes.get(outcome) || 0) + 1);
      assert.ok(customer.headline);
      assert.equal(outcome === "deny", reasons.length > 0 && !reasons.some(({ rule }) => /unknown$/.test(rule)));
      if (outcome === "allow") assert.deepEqual([complete, reasons, needs, issues], [true, [], [], []]);
    }
    assert.deepEqual([...outcomes.keys()].sort(), ["allow", "deny", "undecided"]);
    for (const count of outcomes.values()) assert.ok(count > COUNT / 100);
  });

  test("say the same when read later", () => {
    gates.forEach((gate, build) => {
      const decisions = all.slice(0, 1000).map(({ change, facts }) => gate.decide(change, facts));
      for (let i = 999; i >= 0; i -= 1) assert.equal(JSON.stringify(decisions[i]), said[build][i]);
    });
  });

  test("say the same when read after the program was swapped out", () => {
    builds.forEach(({ entry }, build) => {
      const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });
      const decisions = all.slice(0, 50).map(({ change, facts }) => gate.decide(change, facts));
      gate.load({ policy: { ...policy(), rules: [] } });
      decisions.forEach((decision, i) => assert.equal(JSON.stringify(decision), said[build][i]));
    });
  });
});
