// What callers may pass to decide(): good facts of every kind, and all that JavaScript objects can do to a reader.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { builds, catalog, change, facts, places, policy } from "./gates.mjs";
import { generated } from "./generated.mjs";

const throwing = (object, key, what) => Object.defineProperty(object, key, { enumerable: true, get() { throw what; } });
const refusing = () => { throw new Error("no"); };
const hostileProxy = new Proxy({}, { get: refusing, has: refusing, ownKeys: refusing, getOwnPropertyDescriptor: refusing });
const revoked = (() => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
})();

/** Ways to spoil good facts, and the issue that each gives. */
const bad = {
  "NaN": [({ usage }) => { usage.seats = NaN; }, "facts/not-finite facts:/usage/seats"],
  "Infinity": [({ usage }) => { usage.seats = Infinity; }, "facts/not-finite facts:/usage/seats"],
  "-Infinity": [({ usage }) => { usage.load = -Infinity; }, "facts/not-finite facts:/usage/load"],
  "2 ** 53": [({ usage }) => { usage.seats = 2 ** 53; }, "facts/unsafe-integer facts:/usage/seats"],
  "a fraction for an int": [({ usage }) => { usage.seats = 1.5; }, "facts/wrong-type facts:/usage/seats"],
  "a number below the minimum": [({ usage }) => { usage.seats = -1; }, "facts/out-of-range facts:/usage/seats"],
  "a text for an int": [({ usage }) => { usage.seats = "2"; }, "facts/wrong-type facts:/usage/seats"],
  "a number for a text": [({ customer }) => { customer.name = 5; }, "facts/wrong-type facts:/customer/name"],
  "a number for a bool": [({ customer }) => { customer.vip = 0; }, "facts/wrong-type facts:/customer/vip"],
  "a BigInt": [({ usage }) => { usage.seats = 2n; }, "facts/wrong-type facts:/usage/seats"],
  "a symbol": [({ usage }) => { usage.seats = Symbol("2"); }, "facts/wrong-type facts:/usage/seats"],
  "a function": [({ usage }) => { usage.seats = () => 2; }, "facts/wrong-type facts:/usage/seats"],
  "an array": [({ usage }) => { usage.seats = [2]; }, "facts/wrong-type facts:/usage/seats"],
  "an object": [({ usage }) => { usage.seats = { valueOf: () => 2 }; }, "facts/wrong-type facts:/usage/seats"],
  "a cycle": [({ usage }) => { usage.seats = usage; }, "facts/wrong-type facts:/usage/seats"],
  "a boxed number": [({ usage }) => { usage.seats = Object(2); }, "facts/wrong-type facts:/usage/seats"],
  "a Proxy as a value": [({ usage }) => { usage.seats = hostileProxy; }, "facts/wrong-type facts:/usage/seats"],
  "null that is not optional": [({ usage }) => { usage.seats = null; }, "facts/null facts:/usage/seats"],
  "an invalid Date": [(given) => { given.now = new Date(NaN); }, "facts/bad-timestamp facts:/now"],
  "a text that is no date": [(given) => { given.now = "yesterday"; }, "facts/bad-timestamp facts:/now"],
  "a number for a date": [(given) => { given.now = Date.now(); }, "facts/wrong-type facts:/now"],
  "an imitation of a Date": [(given) => { given.now = Object.create(Date.prototype); }, "facts/wrong-type facts:/now"],
  "a lone high surrogate": [({ customer }) => { customer.name = "a\ud83d"; }, "facts/bad-text facts:/customer/name"],
  "a lone low surrogate": [({ customer }) => { customer.name = "\ude00a"; }, "facts/bad-text facts:/customer/name"],
  "200,000 characters": [({ customer }) => { customer.name = "x".repeat(200000); }, "facts/too-large facts:/customer/name"],
  "70,000 characters of three bytes": [({ customer }) => { customer.name = "€".repeat(70000); }, "facts/too-large facts:/customer/name"],
  "a getter that throws": [({ usage }) => throwing(usage, "seats", new Error("no")), "facts/unreadable facts:/usage/seats"],
  "a getter that throws null": [({ usage }) => throwing(usage, "seats", null), "facts/unreadable facts:/usage/seats"],
};

const unreadableUsage = ["seats", "projects", "load"].map((name) => `facts/unreadable facts:/usage/${name}`);
const noObject = ["seats", "projects", "load"].map((name) => `facts/wrong-type facts:/usage/${name}`);

/** What may stand where `usage` should be. */
const badParents = {
  "a parent that is a number": [5, noObject],
  "a parent that is an array": [[2, 1], noObject],
  "a parent that is a function": [() => 2, noObject],
  "a Proxy that throws": [hostileProxy, unreadableUsage],
  "a revoked Proxy": [revoked, unreadableUsage],
};

for (const { name, entry } of [...builds, generated]) {
  const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });
  const decide = (given, asked = change) => gate.decide(asked, given);

  describe(`values, ${name}`, () => {
    test("good facts allow", () => {
      const decision = decide(facts());
      assert.deepEqual(decision.toJSON(), {
        outcome: "allow", complete: true, reasons: [], needs: [], issues: [], digests: decision.digests,
        customer: { headline: "This plan change is possible.", list: [], locale: null },
        warnings: [], direction: "downgrade", criterion: "rank", effectiveAt: "now", quote: null, remedies: null,
      });
    });

    for (const [what, [spoil, issue]] of Object.entries(bad)) {
      test(`${what} is an issue`, () => {
        const given = facts();
        spoil(given);
        const decision = decide(given);
        assert.equal(decision.outcome, "undecided");
        assert.deepEqual(places(decision.issues), [issue]);
        assert.deepEqual(decision.reasons, []);
      });
    }
  });

  describe(`objects that hold facts, ${name}`, () => {
    for (const [what, [parent, issues]] of Object.entries(badParents)) {
      test(`${what} is an issue`, () => {
        const decision = decide({ ...facts(), usage: parent });
        assert.equal(decision.outcome, "undecided");
        assert.deepEqual(places(decision.issues), issues);
      });
    }

    for (const given of [5, "facts", true, Symbol("facts"), 5n, [], () => facts()]) {
      test(`${typeof given} ${Array.isArray(given) ? "[]" : ""} instead of facts is undecided`, () => {
        const decision = decide(given);
        assert.equal(decision.outcome, "undecided");
        assert.equal(decision.issues.length, 7);
      });
    }

    for (const given of [undefined, null, {}]) {
      test(`${given} instead of facts is undecided with needs`, () => {
        const decision = decide(given);
        assert.equal(decision.outcome, "undecided");
        assert.equal(decision.complete, false);
        assert.ok(decision.needs.includes("usage.seats"));
        assert.deepEqual(decision.issues, []);
      });
    }

    const noChanges = { nothing: undefined, null: null, "a text": "free", "a number": 5, "an array": [], "a Date": new Date(),
      "a Proxy that throws": hostileProxy, "codes of other types": { current: 5, requested: {} }, empty: {} };
    for (const [what, asked] of Object.entries(noChanges)) {
      test(`a change that is ${what} is undecided`, () => {
        const decision = gate.decide(asked, facts());
        assert.equal(decision.outcome, "undecided");
        assert.deepEqual(decision.customer.list, []);
        assert.equal(JSON.parse(JSON.stringify(decision)).outcome, "undecided");
      });
    }
  });

  describe(`numbers, dates and texts, ${name}`, () => {
    test("-0 is zero", () => {
      assert.equal(decide(facts({ usage: { seats: -0 } })).outcome, "allow");
    });

    test("two objects that are not readable leave the rest readable", () => {
      const given = facts({ usage: { seats: 12 } });
      throwing(given.usage, "load", new Error("no"));
      const decision = decide(given);
      assert.equal(decision.outcome, "deny");
      assert.deepEqual(decision.reasons.map(({ rule }) => rule), ["seats"]);
      assert.deepEqual(places(decision.issues), ["facts/unreadable facts:/usage/load"]);
    });

    test("dates are Dates of any realm, or RFC 3339 text", () => {
      const soon = "2026-01-20T00:00:00Z";
      for (const bannedUntil of [new Date(soon), runInNewContext(`new Date("${soon}")`), soon, new (class extends Date {})(soon)]) {
        const { reasons } = decide(facts({ customer: { bannedUntil } }));
        assert.deepEqual(reasons.map(({ message }) => message), ["Wait until 2026-01-20."]);
      }
    });

    test("a Date's own methods are not called", () => {
      const date = Object.assign(new Date("2026-01-20T00:00:00Z"), { getTime: refusing, valueOf: refusing });
      assert.equal(decide(facts({ customer: { bannedUntil: date } })).outcome, "deny");
    });

    test("texts beyond ASCII come back as they were", () => {
      const names = ["Zoë", "Ω≈ç", "日本", "👩‍👩‍👧 family", "", "\u0000", "a".repeat(5000), "a".repeat(70000), "€".repeat(5000), "\ufeffbom", "\uffff"];
      for (const customer of names) {
        const { reasons } = decide(facts({ usage: { seats: 4 }, customer: { name: customer } }));
        assert.equal(reasons[0].message, `Free allows 3 seats, ${customer} uses 4.`);
      }
    });
  });

  describe(`which properties count, ${name}`, () => {
    test("inherited, hidden and symbol properties do not count", () => {
      class Usage {
        get seats() { return 2; }
      }
      const inherited = Object.create(facts());
      const hidden = Object.defineProperties({}, Object.getOwnPropertyDescriptors(facts()));
      Object.defineProperty(hidden, "usage", { enumerable: false });
      for (const given of [inherited, hidden, { ...facts(), usage: new Usage() }, { ...facts(), usage: new Map([["seats", 2]]) }]) {
        const decision = decide(given);
        assert.equal(decision.outcome, "undecided");
        assert.ok(decision.needs.includes("usage.seats"));
        assert.deepEqual(decision.issues, []);
      }
    });

    test("objects without a prototype and frozen ones count", () => {
      const bare = Object.assign(Object.create(null), facts());
      assert.equal(decide(bare).outcome, "allow");
      assert.equal(decide(Object.freeze(facts()), Object.freeze({ ...change })).outcome, "allow");
    });

    test("the order of keys, further keys and very wide objects change nothing", () => {
      const backwards = (object) => Object.fromEntries(Object.entries(object).reverse());
      const noise = (count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`other${i}`, i]));
      const good = facts();
      const same = [good, backwards(good), { ...noise(3), ...good }, { ...good, usage: { ...noise(300), ...good.usage } },
        { ...noise(2000), ...good, customer: backwards(good.customer) }, good];
      const denied = facts({ usage: { seats: 4, projects: 9 } });
      for (const given of same) {
        assert.equal(decide(given).outcome, "allow");
        assert.equal(decide({ ...given, usage: { ...given.usage, ...denied.usage } }).reasons.length, 2);
        assert.deepEqual(decide({ ...given, usage: { ...given.usage, seats: undefined } }).needs, ["usage.seats"]);
      }
    });

    test("what is no bool cancels nothing, and is never allowed", () => {
      const getter = throwing({ ...change }, "cancel", new Error("no"));
      const wrong = [[null, "facts/null"], [0, "facts/wrong-type"], [1, "facts/wrong-type"], ["true", "facts/wrong-type"], [{}, "facts/wrong-type"], [[true], "facts/wrong-type"]];
      const cases = [...wrong.map(([cancel, code]) => [{ ...change, cancel }, code]), [{ current: "pro", cancel: {} }, "facts/wrong-type"], [getter, "facts/unreadable"]];
      for (const [asked, code] of cases) {
        const decision = decide(facts(), asked);
        assert.equal(decision.outcome, "undecided");
        assert.equal(decision.complete, false);
        assert.deepEqual(places(decision.issues), [`${code} change:/cancel`]);
        assert.ok(decision.customer.headline);
      }
      const both = decide(facts(), { ...change, cancel: true });
      assert.deepEqual([both.outcome, places(both.issues)], ["undecided", ["change/contradiction change:/requested"]]);
      assert.equal(decide(facts(), { ...change, cancel: false }).outcome, "allow");
      assert.equal(decide(facts(), { ...change, cancel: undefined }).outcome, "allow");
      assert.equal(decide(facts(), Object.assign(Object.create({ cancel: true }), change)).outcome, "allow");
    });
  });
}
