// The catalogue while it is updated: results, decisions made before, versions, snapshots.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { builds } from "./gates.mjs";
import { timeOf, update } from "./plans.mjs";
import { Random } from "../random.mjs";

const policy = {
  plangate: 1,
  name: "catalog",
  facts: { "usage.seats": { type: "int" } },
  rules: [{ id: "seats", when: "usage.seats > requested.limits.seats", deny: "{requested.name} costs {requested.price}, {usage.seats} seats are too many." }],
};
const plan = { name: "Free", price: "0.00", currency: "GBP", period: "1 month", limits: { seats: 3 } };
const sold = { planId: "v1", limits: { seats: 5 } };
const catalog = (vendor = [update("v1", 1)]) => ({ plangate: 1, plans: { free: plan, team: sold }, vendor });
const toTeam = { current: "free", requested: "team" };
const sample = (name) => readFileSync(new URL(`../../examples/unipaas-plan-${name}.json`, import.meta.url), "utf8");
const codes = (issues) => issues.map(({ code }) => code);

for (const { name, entry } of builds) {
  const open = (document = catalog()) => entry.createGateSync({ policy, catalog: document });
  const decide = (gate, seats = 1) => gate.decide(toTeam, { usage: { seats } });
  const one = (gate, said) => gate.apply(said).results[0];

  describe(`plan updates, ${name}`, () => {
    test("the vendor's samples are read as documented", () => {
      const gate = open({ plangate: 1, plans: { free: plan } });
      const created = gate.apply(sample("created"));
      assert.deepEqual(codes(created.issues), ["catalog/unmapped-vendor-plan"]);
      assert.equal(created.results[0].result, "created");
      assert.equal(created.results[0].changes.price.after, 99.99);
      assert.deepEqual(codes(gate.issues), ["catalog/unmapped-vendor-plan"]);
      assert.equal(one(gate, sample("updated")).changes.status.after, "paused");
    });

    test("created, updated, stale, duplicate", () => {
      const gate = open();
      assert.deepEqual(one(gate, update("v2", 1)).result, "created");
      const { result, planId, plan: code, changes } = one(gate, update("v1", 5, { name: "New", status: "paused" }));
      assert.deepEqual({ result, planId, code }, { result: "updated", planId: "v1", code: "team" });
      assert.deepEqual(changes, {
        name: { before: "Plan v1", after: "New" },
        status: { before: "active", after: "paused" },
        updatedAt: { before: timeOf(1).replace(".000", ""), after: timeOf(5).replace(".000", "") },
      });
      assert.equal(one(gate, update("v1", 5, { name: "New", status: "paused" })).result, "duplicate");
      assert.equal(one(gate, update("v1", 4)).result, "stale");
      const decision = decide(gate);
      assert.equal(decision.outcome, "deny");
      assert.equal(decision.reasons[0].message, "New cannot be chosen: its status is paused.");
    });

    test("a spelling is not a change", () => {
      const gate = open();
      const { periodUom, ...rest } = update("v1", 1, { price: "9.990", setupFee: null, group: null, updatedAt: "2026-01-01T01:01:00.000000+01:00" });
      assert.equal(one(gate, { ...rest, periodUOM: `${periodUom}s` }).result, "duplicate");
      const { planId, ...listed } = update("v1", 1);
      assert.equal(one(gate, { ...listed, id: planId }).result, "duplicate");
    });

  });

  describe(`disputes, deletions and mistakes, ${name}`, () => {
    test("two prices of one plan, or two words of one time, are disputed until reconciled", () => {
      for (const contradiction of [update("v1", 5, { price: 12 }), update("v1", 1, { name: "Other" }), update("v1", 0, { currency: "EUR" })]) {
        const gate = open();
        assert.equal(one(gate, contradiction).result, "disputed");
        assert.equal(decide(gate).outcome, "deny");
        assert.match(decide(gate).reasons[0].message, /its status is disputed/);
        assert.equal(gate.decide({ current: "team", requested: "free" }, { usage: { seats: 1 } }).outcome, "allow");
        const { disputed, entries } = gate.reconciliation([update("v1", 1)], timeOf(9));
        assert.deepEqual(disputed, ["v1"]);
        gate.apply(entries);
        assert.equal(decide(gate).outcome, "allow");
        assert.equal(one(gate, contradiction).result, "stale");
        assert.equal(decide(gate).outcome, "allow");
      }
    });

    test("a plan that the vendor deleted stays deleted until something newer is heard", () => {
      const gate = open();
      const { deleted, entries } = gate.reconciliation([], timeOf(9));
      assert.deepEqual(deleted, ["v1"]);
      gate.apply(entries);
      assert.match(decide(gate).reasons[0].message, /its status is deleted/);
      assert.equal(gate.decide({ current: "team", requested: "free" }, { usage: { seats: 1 } }).outcome, "allow");
      assert.equal(one(gate, update("v1", 8)).result, "stale");
      assert.equal(decide(gate).outcome, "deny");
      assert.equal(one(gate, update("v1", 10)).result, "created");
      assert.equal(decide(gate).outcome, "allow");
    });

    test("what the list missed is created, what is newer than the list stays", () => {
      const gate = open(catalog([update("v1", 1), update("v3", 8)]));
      const { missed, deleted, disputed, entries } = gate.reconciliation([update("v1", 1), update("v2", 2)], timeOf(5));
      assert.deepEqual({ missed, deleted, disputed }, { missed: ["v2"], deleted: [], disputed: [] });
      gate.apply(entries);
      const again = gate.reconciliation([update("v1", 1), update("v2", 2), update("v3", 8)], timeOf(9));
      assert.deepEqual([again.missed, again.deleted, again.disputed], [[], [], []]);
      gate.apply(again.entries);
      assert.equal(gate.reconciliation([update("v1", 1), update("v2", 2), update("v3", 8)], timeOf(10)).entries.length, 1, "only that it was compared again");
    });

    test("what is wrong changes nothing, in an array too", () => {
      const gate = open();
      const { digests } = gate;
      const wrong = [null, 5, "", "{", [], [5], {}, update("v1", 5, { price: -1 }), update("v1", 5, { price: 1.234 }), update("v1", 5, { colour: 1 }),
        update("v1", 5, { updatedAt: undefined }), update("v1", 5, { currency: "XXQ" }), update("v1", 5, { period: 0 }), update("v1", 5, { pricingModel: "free" }),
        update("v1", 5, { trialPeriod: 3 }), update("v1", 5, { rampIntervals: [{ cycles: 1 }] }), update("v1", 5, { pricingModel: "ramp" }), { listedAt: "x", planId: "v1", plan: null }];
      for (const said of wrong) {
        for (const entries of [said, [update("v1", 6, { name: "Good" }), said]]) {
          if (Array.isArray(said) && said.length === 0) continue;
          const { issues, results } = gate.apply(entries);
          assert.ok(issues.some(({ severity, document }) => severity === "error" && document === "update"), JSON.stringify(entries));
          assert.deepEqual(results, []);
        }
      }
      assert.deepEqual(gate.apply([]), { issues: [], results: [] });
      for (const list of [null, {}, [5], [update("v1", 1), update("v1", 2)]]) {
        assert.ok(gate.reconciliation(list, timeOf(9)).issues.length > 0);
      }
      assert.ok(gate.reconciliation([], "yesterday").issues.length > 0);
      assert.deepEqual(gate.digests, digests);
    });
  });

  describe(`decisions and updates, ${name}`, () => {
    test("an update changes later decisions only, and the digest says which catalogue decided", () => {
      const gate = open();
      const before = decide(gate, 9);
      const unread = decide(gate, 8);
      one(gate, update("v1", 5, { name: "Later" }));
      one(gate, update("v1", 6, { name: "Last" }));
      const after = decide(gate, 9);
      assert.equal(after.reasons[0].message, "Last costs 9.99 GBP, 9 seats are too many.");
      assert.equal(before.reasons[0].message, "Plan v1 costs 9.99 GBP, 9 seats are too many.");
      assert.equal(unread.customer.list[0], "Plan v1 costs 9.99 GBP, 8 seats are too many.");
      assert.equal(after.reasons[0].values.over, 4);
      assert.notEqual(before.digests.catalog, after.digests.catalog);
      assert.equal(before.digests.policy, after.digests.policy);
      assert.deepEqual(after.digests, gate.digests);
      assert.equal(decide(gate, 9).reasons[0].message, "Last costs 9.99 GBP, 9 seats are too many.");
    });

    test("decisions of every catalogue so far can be read at any time, also after a load and a broken engine", () => {
      const gate = open();
      const decisions = [];
      for (let i = 0; i < 40; i += 1) {
        decisions.push([i, decide(gate, 9)]);
        one(gate, update(i % 3 === 0 ? "v9" : "v1", i + 2, { name: `N${i}` }));
        if (i === 20) gate.load({ policy });
        if (i === 30) gate._program.engine.discard();
      }
      gate.load({ catalog: catalog() });
      const named = (i) => {
        let last = "Plan v1";
        for (let before = 0; before < i; before += 1) if (before % 3 !== 0) last = `N${before}`;
        return last;
      };
      for (const [i, decision] of new Random(1).shuffled(decisions)) {
        assert.equal(decision.reasons[0].message, `${named(i)} costs 9.99 GBP, 9 seats are too many.`, `decision ${i}`);
      }
    });

  });

  describe(`what was applied, ${name}`, () => {
    test("a new policy keeps what was applied, a new catalogue does not", () => {
      const gate = open();
      one(gate, update("v1", 5, { name: "Later" }));
      const { digests } = gate;
      assert.deepEqual(gate.load({ policy: { ...policy, name: "other" } }), []);
      assert.equal(gate.digests.catalog, digests.catalog);
      assert.notEqual(gate.digests.policy, digests.policy);
      assert.match(decide(gate, 9).reasons[0].message, /^Later/);
      gate.load({ catalog: catalog() });
      assert.match(decide(gate, 9).reasons[0].message, /^Plan v1/);
    });

    test("a ramp or a trial that comes with an update counts in quotes", () => {
      const gate = entry.createGateSync({ policy: { ...policy, quote: {}, rules: [] }, catalog: catalog() });
      const facts = { now: timeOf(100), subscription: { anchor: timeOf(0) } };
      const away = { current: "team", requested: "free" };
      assert.deepEqual(gate.decide(away, facts).needs, []);
      const expected = gate.decide(away, facts).quote;
      const before = gate.decide(away, facts);
      const terms = { pricingModel: "ramp", rampIntervals: [{ unitAmount: 5, cycles: 3 }], trialPeriod: 14, trialUOM: "day" };
      gate.apply(gate.reconciliation([update("v1", 2, terms)], timeOf(9)).entries);
      const quote = gate.quote(away, facts);
      assert.deepEqual(quote.needs.filter((fact) => /cycleNumber|trialEndsAt/.test(fact)), ["subscription.trialEndsAt"]);
      const answered = { ...facts, subscription: { ...facts.subscription, trialEndsAt: null, cycleNumber: 1 } };
      assert.equal(gate.quote(away, answered).nextInvoice.current, "5.00");
      assert.deepEqual(before.quote, expected);
      assert.equal(expected.complete, true);
    });

    test("the engine's loss costs no update", () => {
      const gate = open();
      for (let i = 0; i < 300; i += 1) one(gate, update(`v${i % 7}`, i + 2, { name: `N${i}` }));
      const { digests } = gate;
      const bytes = gate.snapshot();
      gate._program.engine.discard();
      assert.match(decide(gate, 9).reasons[0].message, /^N29[0-9]/);
      assert.deepEqual(gate.snapshot(), bytes);
      assert.deepEqual(gate.digests, digests);
    });
  });

  describe(`snapshots, ${name}`, () => {
    test("come back as the same catalogue", () => {
      const gate = open();
      gate.apply([update("v1", 5, { price: 1 }), update("v2", 3), ...gate.reconciliation([update("v2", 3)], timeOf(9)).entries]);
      const bytes = gate.snapshot();
      const other = entry.createGateSync({ policy, catalog: bytes });
      assert.deepEqual(other.digests, gate.digests);
      assert.deepEqual(other.snapshot(), bytes);
      assert.deepEqual(decide(other).toJSON(), decide(gate).toJSON());
    });

    test("that are damaged are refused, and the last good catalogue serves on", () => {
      const gate = open();
      const bytes = gate.snapshot();
      const random = new Random(5);
      for (let i = 0; i < 300; i += 1) {
        const damaged = i < 150 ? bytes.slice(0, random.below(bytes.length)) : bytes.slice();
        if (i >= 150) damaged[random.below(bytes.length)] ^= 1 << random.below(8);
        const issues = gate.load({ catalog: damaged });
        assert.ok(issues.length > 0 && issues.every(({ severity }) => severity === "error"), `${i}`);
      }
      assert.equal(decide(gate).outcome, "allow");
    });

    test("of format 1 load", () => {
      const bytes = new Uint8Array(readFileSync(new URL("../snapshots/format-1.plangate", import.meta.url)));
      const gate = entry.createGateSync({ policy, catalog: bytes });
      assert.equal(gate.digests.catalog, "3a68ac5a85d506001c9c82a6e7513b79e9ba2836bff39bcb492cfd4db3a48ad3");
      assert.equal(decide(gate, 9).reasons[0].message, "Plan v1 costs 9.99 GBP, 9 seats are too many.");
    });

    test("of a format to come are refused by its number", () => {
      const text = Buffer.from(open().snapshot()).toString().replace("catalog 1 ", "catalog 7 ");
      assert.deepEqual(codes(open().load({ catalog: text })), ["catalog/snapshot-format"]);
    });
  });
}
