// A decision is its own: neither later decisions, nor loads, nor changes to the caller's objects show through.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { builds, catalog, change, facts, now, policy } from "./gates.mjs";

const denied = (seats, name) => facts({ usage: { seats }, customer: { name } });
const said = (seats, name) => [`Free allows 3 seats, ${name} uses ${seats}.`];
const messages = ({ reasons }) => reasons.map(({ message }) => message);

for (const { name, entry } of builds) {
  const open = () => entry.createGateSync({ policy: policy(), catalog: catalog() });

  describe(`decisions, ${name}`, () => {
    test("say who decided what, why, and what would help", () => {
      const gate = open();
      const decision = gate.decide(change, facts({ usage: { seats: 12, projects: 7, load: 0.75 } }));
      assert.deepEqual(decision.toJSON(), {
        outcome: "deny",
        complete: true,
        reasons: [
          { rule: "seats", code: "seats", message: "Free allows 3 seats, Ann uses 12.", values: { used: 12, limit: 3, over: 9 }, facts: { "usage.seats": 12, "customer.vip": false } },
          { rule: "projects", code: "projects", message: "Too many projects: 7.", values: { used: 7, limit: 5, over: 2 }, facts: { "usage.projects": 7 } },
          { rule: "load", code: "load", message: "The load is 0.75.", values: {}, facts: { "usage.load": 0.75 } },
        ],
        customer: { headline: "Before you take Free:", list: ["Use 3 seats or less", "Too many projects: 7.", "The load is 0.75."], locale: null },
        remedies: { status: "none", sets: [] },
        needs: [],
        issues: [],
        warnings: [],
        direction: "downgrade",
        criterion: "rank",
        effectiveAt: null,
        quote: null,
        digests: gate.digests,
      });
    });

    test("name the member that an `each` rule is about, and unlimited limits", () => {
      const each = { ...policy(), rules: [
        { id: "over", each: "usage.*", when: "it.used > it.limit", deny: "{it.name}: {it.used} of {it.limit}" },
        { id: "any", when: "usage.seats < requested.limits.seats", deny: "no" },
      ] };
      delete each.facts["usage.load"];
      const { reasons } = entry.createGateSync({ policy: each, catalog: catalog() })
        .decide({ current: "free", requested: "big" }, facts({ usage: { projects: 99 } }));
      assert.deepEqual(reasons, [
        { rule: "over", code: "over", message: "projects: 99 of 25", values: { name: "projects", used: 99, limit: 25, over: 74 }, facts: { "usage.projects": 99 } },
        { rule: "any", code: "any", message: "no", values: { used: 2, limit: "unlimited" }, facts: { "usage.seats": 2 } },
      ]);
    });
  });

  describe(`decisions read later, ${name}`, () => {
    test("read in any order, each shows its own values", () => {
      const gate = open();
      const many = Array.from({ length: 50 }, (_, i) => gate.decide(change, denied(i + 4, `Customer ${i} €`)));
      for (const [i, decision] of [...many.entries()].reverse()) {
        assert.deepEqual(messages(decision), said(i + 4, `Customer ${i} €`));
      }
    });

    test("two gates on one engine do not mix", () => {
      const gates = [open(), open()];
      const decisions = gates.map((gate, i) => gate.decide(change, denied(10 + i, `Gate ${i}`)));
      assert.deepEqual(decisions.map(messages), [said(10, "Gate 0"), said(11, "Gate 1")]);
      assert.deepEqual(decisions.map(({ issues }) => issues), [[], []]);
    });

    test("two interleaved decisions with a load between them, read only afterwards", () => {
      const gate = open();
      const first = gate.decide(change, denied(12, "Ann"));
      const renamed = catalog();
      renamed.plans.free.name = "Gratis";
      renamed.plans.free.limits.seats = 1;
      assert.deepEqual(gate.load({ catalog: renamed }), []);
      const second = gate.decide(change, denied(13, "Bob"));

      assert.deepEqual(messages(first), said(12, "Ann"));
      assert.deepEqual(messages(second), ["Gratis allows 1 seats, Bob uses 13."]);
      assert.equal(first.customer.headline, "Before you take Free:");
      assert.equal(second.customer.headline, "Before you take Gratis:");
      assert.deepEqual(gate.decide(change, denied(2, "Eve")).outcome, "deny");
    });

    test("texts that recur, change their length or cannot be written do not mix", () => {
      const gates = [open(), open()];
      const requests = ["free", "pro", "free", "free", "pro"];
      const names = ["Ann", "Ann", "Bob", "Ann", "A\ud83d", "Ann", "Annabella", "Ann", "Bob", "x".repeat(200000), "Bob", "", "Ann", "é", "Éa"];
      for (let i = 0; i < 300; i += 1) {
        const [requested, who] = [requests[i % 5], names[(i * 7) % 15]];
        const decision = gates[i % 3 === 0 ? 1 : 0].decide({ current: "big", requested }, denied(60, who));
        if (i % 2 === 0) decision.toJSON();
        const spoilt = who.length > 1000 || who.endsWith("\ud83d");
        const expected = requested === "free" ? `Free allows 3 seats, ${who} uses 60.` : `Pro allows 50 seats, ${who} uses 60.`;
        assert.deepEqual(messages(decision), [spoilt ? "This plan change is not possible." : expected]);
        assert.equal(decision.issues.length, spoilt ? 1 : 0);
      }
    });

    test("bad data and needs are remembered too", () => {
      const gate = open();
      const spoilt = gate.decide(change, facts({ usage: { seats: NaN }, customer: { vip: undefined } }));
      const dated = gate.decide(change, facts({ customer: { bannedUntil: new Date(now.getTime() + 1e9) } }));
      gate.load({ catalog: catalog() });
      gate.decide(change, facts());
      assert.deepEqual(spoilt.issues.map(({ code }) => code), ["facts/not-finite"]);
      assert.deepEqual(spoilt.needs, ["usage.seats", "customer.vip"]);
      assert.deepEqual(messages(dated), ["Wait until 2026-01-26."]);
    });
  });

  describe(`decisions that are kept, ${name}`, () => {
    test("changing the caller's objects afterwards changes nothing", () => {
      const gate = open();
      const asked = { ...change };
      const given = facts({ usage: { seats: 12 }, customer: { bannedUntil: new Date("2026-01-20T00:00:00Z") } });
      const decision = gate.decide(asked, given);
      asked.requested = "big";
      given.usage.seats = 1;
      given.customer.name = "Bob";
      given.customer.bannedUntil.setFullYear(2030);
      given.now.setFullYear(2020);
      gate.decide(change, facts());
      now.setTime(Date.parse("2026-01-15T10:00:00Z"));
      assert.deepEqual(messages(decision), [...said(12, "Ann"), "Wait until 2026-01-20."]);
    });

    test("what was read once is the same object again", () => {
      const decision = open().decide(change, denied(12, "Ann"));
      for (const part of ["reasons", "customer", "remedies", "needs", "issues"]) assert.equal(decision[part], decision[part]);
    });

    test("print whole, as JSON and in the console", () => {
      const decision = open().decide(change, denied(12, "Ann"));
      assert.deepEqual(JSON.parse(JSON.stringify(decision)), decision.toJSON());
      assert.match(inspect(decision), /^Decision \{\n {2}outcome: 'deny'.*used: 12/s);
      assert.ok(decision instanceof entry.Decision);
    });

    test("deciding while facts are read, even loading, is safe", () => {
      const gate = open();
      const given = denied(12, "Ann");
      Object.defineProperty(given.customer, "vip", { enumerable: true, get() {
        assert.deepEqual(messages(gate.decide(change, denied(99, "Inner"))), said(99, "Inner"));
        gate.load({ policy: policy(), catalog: catalog() });
        return false;
      } });
      const decision = gate.decide(change, given);
      assert.equal(decision.outcome, "deny");
      assert.deepEqual(messages(gate.decide(change, denied(5, "Bob"))), said(5, "Bob"));
      assert.deepEqual(messages(decision), said(12, "Ann"));
    });
  });
}
