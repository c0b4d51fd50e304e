// Lists and maps among the facts: all that JavaScript objects can do to their reader.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { builds } from "./gates.mjs";
import { generated } from "./generated.mjs";

const plan = { price: "5.00", currency: "EUR", period: "1 month" };
const catalog = { plangate: 1, plans: { free: { ...plan, name: "Free" }, pro: { ...plan, name: "Pro" } } };
const policy = {
  plangate: 1,
  name: "collections",
  facts: {
    "customer.tags": { type: "list<string>", max: 4096 },
    "customer.seats": { type: "map<int>" },
    "customer.days": { type: "list<timestamp>" },
  },
  rules: [
    { id: "tags", when: "customer.tags == ['a', 'ü']", deny: "yes" },
    { id: "seats", when: "customer.seats == {'a': 1, '': 2, '__proto__': 3}", deny: "yes" },
    { id: "days", when: "customer.days.all(d, d < timestamp('2027-01-01T00:00:00Z'))", deny: "yes" },
  ],
};
const change = { current: "free", requested: "pro" };
const good = () => ({ tags: ["a", "ü"], seats: JSON.parse('{"a":1,"":2,"__proto__":3}'), days: [new Date("2026-01-01")] });
const refusing = () => { throw new Error("no"); };
const throwingAt = (object, key) => Object.defineProperty(object, key, { enumerable: true, get: refusing });

/** What stands for a fact, and the issue that it gives. */
const bad = {
  "a hole": ["tags", ["a", , "b"], "facts/wrong-type"], // eslint-disable-line no-sparse-arrays
  "undefined in a list": ["tags", ["a", undefined], "facts/wrong-type"],
  "a list with an inherited item": ["tags", Object.setPrototypeOf(["a", , "b"], { 1: "x", __proto__: Array.prototype }), "facts/wrong-type"], // eslint-disable-line no-sparse-arrays
  "a typed array": ["tags", new Uint8Array(2), "facts/wrong-type"],
  "a Set": ["tags", new Set(["a"]), "facts/wrong-type"],
  "an array-like": ["tags", { length: 1, 0: "a" }, "facts/wrong-type"],
  "a Symbol in a list": ["tags", [Symbol("a")], "facts/wrong-type"],
  "half a character": ["tags", ["\ud83d"], "facts/bad-text"],
  "a getter in a list that throws": ["tags", throwingAt(["a", "b"], 1), "facts/unreadable"],
  "a Proxy of a list that throws": ["tags", new Proxy(["a"], { get: refusing }), "facts/unreadable"],
  "texts without room": ["tags", ["x".repeat(70000), "y".repeat(70000)], "facts/too-large"],
  "items without room": ["tags", new Array(5000).fill("a"), "facts/too-large"],
  "a list that claims to be huge": ["tags", new Proxy(["a"], { get: (list, key) => (key === "length" ? 2 ** 32 - 1 : list[key]) }), "facts/too-large"],
  "a Map": ["seats", new Map([["a", 1]]), "facts/wrong-type"],
  "an instance of a class": ["seats", new (class { a = 1; })(), "facts/wrong-type"],
  "a list for a map": ["seats", [1], "facts/wrong-type"],
  "a function for a map": ["seats", refusing, "facts/wrong-type"],
  "undefined in a map": ["seats", { a: undefined }, "facts/wrong-type"],
  "half a character in a key": ["seats", { "\ud83d": 1 }, "facts/bad-text"],
  "a getter in a map that throws": ["seats", throwingAt({}, "a"), "facts/unreadable"],
  "a Proxy of a map that throws": ["seats", new Proxy({}, { ownKeys: refusing }), "facts/unreadable"],
  "an invalid Date": ["days", [new Date(NaN)], "facts/bad-timestamp"],
};

for (const { name, entry } of [...builds, generated]) {
  describe(`${name}: lists and maps`, async () => {
    const gate = await entry.createGate({ policy, catalog });
    const decide = (customer) => gate.decide(change, { customer }).toJSON();

    test("good ones", () => {
      assert.deepEqual(decide(good()).reasons.map(({ rule }) => rule), ["tags", "seats", "days"]);
    });
    test("of another realm, and without a prototype", () => {
      const [tags, seats] = runInNewContext(`[["a", "ü"], JSON.parse('{"a":1,"":2,"__proto__":3}')]`);
      assert.equal(decide({ ...good(), tags, seats }).reasons.length, 3);
      assert.equal(decide({ ...good(), seats: Object.assign(Object.create(null), { a: 1 }) }).outcome, "deny");
    });
    test("the decision keeps what it read", () => {
      const customer = good();
      const decision = gate.decide(change, { customer });
      customer.tags.push("b");
      gate.decide(change, { customer });
      assert.equal(decision.reasons.length, 3);
    });
    for (const [what, [fact, value, code]] of Object.entries(bad)) {
      test(what, () => {
        const { outcome, issues, complete } = decide({ ...good(), [fact]: value });
        assert.deepEqual(issues.map((issue) => `${issue.code} ${issue.path}`), [`${code} /customer/${fact}`]);
        assert.deepEqual([outcome, complete], ["deny", false]);
      });
    }
    test("none of it stays", () => assert.equal(decide(good()).reasons.length, 3));
  });
}
