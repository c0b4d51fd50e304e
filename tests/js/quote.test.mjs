// Quotes: against the oracle, by their properties, and as parts of decisions that hold what they said.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { enforce } from "../../js/dist/kinde.js";
import { Random } from "../random.mjs";
import { builds } from "./gates.mjs";
import { asDocuments, expected, found, randomQuestion } from "./quotes.mjs";

const COUNT = 1500;

const plan = (price, period = "1 month", more = {}) => ({ name: "P", price, currency: "EUR", period, ...more });
const catalog = (plans) => ({ plangate: 1, plans });
const policy = (more = {}) => ({ plangate: 1, name: "quotes", rules: [], quote: {}, ...more });
const facts = { now: "2026-04-16T00:00:00Z", subscription: { anchor: "2026-04-01T00:00:00Z" } };
const plans = { small: plan("10.00"), large: plan("30.00"), yearly: plan("300.00", "1 year") };
const minor = (decimal) => BigInt(decimal.replace(".", ""));

const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => (value / 100).toFixed(2));
const period = fc.constantFrom("1 month", "1 week", "1 quarter", "1 year", "45 days");
const time = fc.date({ min: new Date("2024-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
const options = fc.record({
  proration: fc.constantFrom("second", "day", "none"),
  rounding: fc.constantFrom("half_up", "half_even"),
  offset: fc.constantFrom("Z", "+13:45", "-09:30"),
});
const asked = fc.record({ a: cents, b: cents, periodA: period, periodB: period, anchor: time, now: time, quote: options });
const subscriptionOf = (anchor, more = {}) => ({ anchor: anchor.toISOString(), ...more });

for (const { name, entry } of builds) {
  const open = (documents) => entry.createGateSync(documents);

  describe(`quotes, ${name}`, () => {
    test("are what BigInt and Temporal say", () => {
      const random = new Random(20260401);
      for (let i = 0; i < COUNT; i += 1) {
        const question = randomQuestion(random);
        const { policy: rules, catalog: sold, change, facts: given } = asDocuments(question);
        const answer = open({ policy: rules, catalog: sold }).quote(change, given);
        assert.deepEqual(found(answer), expected(question), JSON.stringify({ rules, sold, given }));
      }
    });

    test("there and back at the same instant cost nothing but the setup fee", () => {
      fc.assert(fc.property(asked, ({ a, b, periodA, periodB, anchor, now, quote }) => {
        const gate = open({ policy: policy({ quote: { ...quote, anchor: "kept" } }), catalog: catalog({ a: plan(a, periodA), b: plan(b, periodB, { setupFee: "7.00" }) }) });
        const given = { now, subscription: subscriptionOf(anchor) };
        const there = gate.quote({ current: "a", requested: "b" }, given);
        const back = gate.quote({ current: "b", requested: "a" }, given);
        const waits = quote.proration === "none";
        assert.ok(there.complete && back.complete);
        if (!waits) assert.equal(minor(there.total) + minor(back.total), 700n);
      }), { numRuns: 500, seed: 4 });
    });

    test("lines sum to the total, which is due, or a credit", () => {
      fc.assert(fc.property(asked, ({ a, b, periodA, periodB, anchor, now, quote }) => {
        const gate = open({ policy: policy({ quote }), catalog: catalog({ a: plan(a, periodA, { setupFee: "1.00" }), b: plan(b, periodB) }) });
        const made = gate.quote({ current: "b", requested: "a" }, { now, subscription: subscriptionOf(anchor) });
        const sum = made.lines.reduce((all, { amount }) => all + minor(amount), 0n);
        assert.equal(sum, minor(made.total));
        assert.equal(minor(made.dueNow) - minor(made.credit), sum);
        for (const row of made.schedule) assert.equal(minor(row.requested) - minor(row.current), minor(row.difference));
      }), { numRuns: 500, seed: 5 });
    });

    test("do not depend on the order of plans, nor on other plans", () => {
      fc.assert(fc.property(asked, cents, ({ a, b, periodA, periodB, anchor, now, quote }, other) => {
        const given = { now, subscription: subscriptionOf(anchor) };
        const say = (sold) => open({ policy: policy({ quote }), catalog: catalog(sold) }).quote({ current: "a", requested: "b" }, given);
        const [first, second] = [plan(a, periodA), plan(b, periodB)];
        assert.deepEqual(say({ b: second, other: plan(other), a: first }), say({ a: first, b: second }));
      }), { numRuns: 200, seed: 6 });
    });

    test("never credit more than was paid when the cap is on", () => {
      fc.assert(fc.property(asked, cents, ({ a, b, periodA, periodB, anchor, now, quote }, paid) => {
        const gate = open({ policy: policy({ quote: { ...quote, capCredit: true } }), catalog: catalog({ a: plan(a, periodA), b: plan(b, periodB) }) });
        const made = gate.quote({ current: "a", requested: "b" }, { now, subscription: subscriptionOf(anchor, { amountPaid: `${paid} EUR` }) });
        for (const { kind, amount } of made.lines) assert.ok(kind !== "credit" || -minor(amount) <= minor(paid));
        assert.ok(minor(made.credit) <= minor(paid));
      }), { numRuns: 300, seed: 7 });
    });
  });

  describe(`quotes of decisions, ${name}`, () => {
    const change = { current: "small", requested: "large" };

    test("belong to their decision, whatever happens afterwards", () => {
      const gate = open({ policy: policy(), catalog: catalog(plans) });
      const many = Array.from({ length: 20 }, (_, i) => gate.decide(change, { ...facts, now: `2026-04-${10 + i}T00:00:00Z` }));
      const apart = many.map((_, i) => gate.quote(change, { ...facts, now: `2026-04-${10 + i}T00:00:00Z` }));
      gate.load({ catalog: catalog({ ...plans, large: plan("31.00") }) });
      many.reverse().forEach(({ quote }, i) => assert.deepEqual(quote, apart[19 - i]));
      assert.equal(gate.decide(change, facts).quote.total, "10.50");
    });

    test("are there for policies that ask for them, and by themselves for all", () => {
      const without = policy();
      delete without.quote;
      const gate = open({ policy: without, catalog: catalog(plans) });
      assert.deepEqual(gate.layout.map(({ fact }) => fact), ["change.current", "change.requested", "change.cancel"]);
      const decision = gate.decide(change, facts);
      assert.equal(decision.quote, null);
      assert.deepEqual(decision.warnings, []);
      assert.equal(gate.quote(change, facts).total, "10.00");
      assert.deepEqual(gate.quote(change, {}).needs, ["now", "subscription.anchor"]);
      assert.equal(gate.decide(change, {}).outcome, "allow");
    });

    test("say why there is none, and never throw", () => {
      const gate = open({ policy: policy(), catalog: catalog(plans) });
      for (const nothing of [undefined, null, 7, "x", []]) assert.equal(gate.quote(nothing, nothing).complete, false);
      const hostile = { now: "2026-04-16T00:00:00Z", subscription: { get anchor() { throw new Error("no"); } } };
      assert.deepEqual(gate.decide(change, hostile).issues.map(({ code }) => code), ["facts/unreadable"]);
      assert.deepEqual(gate.decide(change, hostile).quote.needs, ["subscription.anchor"]);
    });

    test("need some of the call's memory", () => {
      const named = policy({ facts: { "customer.name": { type: "string" } }, rules: [{ id: "r", when: "customer.name == 'x'", deny: "no" }] });
      const gate = open({ policy: named, catalog: catalog(plans) });
      const made = (length) => gate.quote(change, { ...facts, customer: { name: "y".repeat(length) } });
      assert.equal(made(100000).complete, true);
      assert.deepEqual(made(130000).issues.map(({ code }) => code), ["eval/arena"]);
    });

    test("a Kinde workflow passes only what takes effect now", () => {
      const timing = { upgrade: "now", downgrade: "next_boundary" };
      const gate = open({ policy: policy({ timing }), catalog: catalog(plans) });
      const said = [];
      const actions = { denyPlanSelection: (headline, list) => said.push([headline, list]) };
      enforce(gate.decide(change, facts), actions);
      assert.deepEqual(said, []);
      enforce(gate.decide({ current: "large", requested: "small" }, facts), actions);
      assert.deepEqual(said, [["This plan change will take effect on 2026-05-01.", []]]);
    });
  });
}
