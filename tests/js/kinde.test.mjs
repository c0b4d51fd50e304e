// The adapter for Kinde, with the real @kinde/infrastructure and without.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, describe, test } from "node:test";
import { denyPlanSelection } from "@kinde/infrastructure";
import { decide, decideWith, enforce, toChange } from "plangate/kinde";
import { builds, catalog, facts, places, policy } from "./gates.mjs";

const sample = () => JSON.parse(readFileSync(new URL("../../examples/kinde-plan-selection.json", import.meta.url), "utf8"));
const plans = () => {
  const { pro, ...others } = catalog().plans;
  return { ...catalog(), plans: { ...others, professional: pro } };
};
const allowed = facts();
const denied = facts({ usage: { seats: 12 } });

/** Stands for the workflow's binding, and tells what was denied. */
const bind = () => {
  const denials = [];
  globalThis.kinde = { plan: { denySelection: (...args) => { denials.push(args); } } };
  return denials;
};
afterEach(() => { delete globalThis.kinde; });

describe("a change of an event", () => {
  test("is the pair of plan codes", () => {
    assert.deepEqual(toChange(sample()), { current: "professional", requested: "free" });
  });

  const events = [undefined, null, 5, "event", {}, { context: null }, { context: {} }, { context: { billing: [] } },
    Object.create({ context: sample().context }), { get context() { throw new Error("no"); } }];
  for (const event of events) {
    test(`is empty for ${Object.prototype.toString.call(event)}`, () => {
      assert.deepEqual(toChange(event), { current: undefined, requested: undefined });
    });
  }
});

for (const { name, entry } of builds) {
  const gate = entry.createGateSync({ policy: policy(), catalog: plans() });

  describe(`deciding an event, ${name}`, () => {
    test("allows and denies", () => {
      assert.equal(decide(gate, sample(), allowed).outcome, "allow");
      assert.equal(decide(gate, sample(), denied).reasons[0].message, "Free allows 3 seats, Ann uses 12.");
    });

    test("without context.billing is undecided", () => {
      const event = sample();
      delete event.context.billing;
      for (const given of [event, undefined, {}, { context: { billing: { currentPlanCode: "professional" } } }]) {
        const decision = decide(gate, given, allowed);
        assert.equal(decision.outcome, "undecided");
        assert.ok(decision.needs.includes("change.requested"));
      }
    });

    test("without facts is undecided, and says what is needed", () => {
      const decision = decide(gate, sample());
      assert.equal(decision.outcome, "undecided");
      assert.ok(decision.needs.includes("usage.seats"));
      assert.ok(!decision.needs.includes("now"));
    });
  });

  describe(`what would help, ${name}`, () => {
    test("is not known where the caller contradicts the event", () => {
      const helpful = {
        plangate: 1,
        name: "helpful",
        facts: { "user.id": { type: "string" }, "usage.seats": { type: "int", min: 0, actionable: "decrease" } },
        rules: [{ id: "seats", when: "usage.seats > 3 && user.id != 'vip'", deny: "Too many seats." }],
      };
      const helpfulGate = entry.createGateSync({ policy: helpful, catalog: plans() });
      const agreed = decide(helpfulGate, sample(), { usage: { seats: 12 } });
      assert.deepEqual([agreed.remedies.status, agreed.customer.list], ["found", ["Reduce seats to 3 or less"]]);
      const doubted = decide(helpfulGate, sample(), { usage: { seats: 12 }, user: { id: "vip" } });
      assert.equal(doubted.outcome, "deny");
      assert.deepEqual(doubted.remedies, { status: "not known", sets: [] });
      assert.deepEqual(doubted.customer.list, ["Too many seats."]);
      assert.deepEqual(doubted.reasons.map(({ rule }) => rule), ["seats"]);
      assert.equal(helpfulGate.replay(JSON.stringify(helpfulGate.record(doubted))).same, true);
      const late = decide(helpfulGate, sample(), { usage: { seats: 12 }, user: { id: "vip" } });
      assert.deepEqual(helpfulGate.load({ policy: { ...helpful, name: "next" } }), []);
      assert.deepEqual([late.needs, late.remedies.status, late.customer.list], [[], "not known", ["Too many seats."]]);
    });
  });

  describe(`facts of an event, ${name}`, () => {
    const told = ["user.id", "organization.code", "request.ip", "request.userAgent"];
    const spoken = { "plangate": 1, "name": "told", "facts": Object.fromEntries(told.map((fact) => [fact, { type: "string" }])),
      "rules": [{ id: "told", when: "now > timestamp('2020-01-01T00:00:00Z')", deny: told.map((fact) => `{${fact}}`).join("|") }] };
    const teller = entry.createGateSync({ policy: spoken, catalog: plans() });
    const told1 = "kp_1234566|org_123456|192.168.0.1|Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:135.0) Gecko/20100101 Firefox/135.0";
    const message = (...args) => decide(teller, ...args).reasons.map((reason) => reason.message).join();

    test("are its own, and now is now", () => {
      assert.equal(message(sample()), told1);
      assert.equal(message(sample(), { user: { id: "kp_1234566", other: 1 }, request: null }), told1);
    });

    test("are the caller's where the event has none", () => {
      const event = sample();
      delete event.context.user;
      event.context.organization.code = null;
      const decision = decide(teller, event, { user: { id: "u" }, organization: { code: "o" } });
      assert.match(decision.reasons[0].message, /^u\|o\|192/);
    });

    test("count against the caller's: they may deny, and nothing weaker than undecided comes of a conflict", async () => {
      const strict = { ...spoken, rules: [{ id: "told", when: "user.id == 'kp_1234566' && now > timestamp('2020-01-01T00:00:00Z')", deny: "{user.id} may not." }] };
      const gateOfStrict = entry.createGateSync({ policy: strict, catalog: plans() });
      const conflicting = { user: { id: "another" }, organization: { code: 5 } };
      const conflicts = ["facts/conflict facts:/user/id"];
      const denial = decide(gateOfStrict, sample(), conflicting);
      assert.equal(denial.outcome, "deny");
      assert.equal(denial.reasons[0].message, "kp_1234566 may not.");
      assert.deepEqual(places(denial.issues), conflicts);
      const before = { ...conflicting, now: new Date("2019-01-01") };
      assert.equal(decide(gateOfStrict, sample(), { now: before.now }).outcome, "allow");
      const decisions = [decide(gateOfStrict, sample(), before), await decideWith(gateOfStrict, sample(), {}, { facts: before }), decide(gateOfStrict, sample(), { ...before, user: { id: null } })];
      for (const decision of decisions) {
        assert.equal(decision.outcome, "undecided");
        assert.match(decision.customer.headline, /^We could not check/);
        assert.deepEqual(places(decision.issues), conflicts);
      }
      for (const decision of [denial, ...decisions]) assert.equal(gateOfStrict.replay(JSON.stringify(gateOfStrict.record(decision))).same, true);
    });

    test("count against a caller's that cannot be read, with an issue", () => {
      const strict = { ...spoken, rules: [{ id: "told", when: "user.id == 'x' || organization.code == 'y'", deny: "no" }] };
      const broken = decide(entry.createGateSync({ policy: strict, catalog: plans() }), sample(), { user: 5, get organization() { throw new Error("no"); } });
      assert.equal(broken.outcome, "undecided");
      assert.deepEqual(places(broken.issues), ["facts/wrong-type facts:/user/id", "facts/unreadable facts:/organization/code"]);
    });

    test("now is the caller's when given", () => {
      assert.equal(decide(teller, sample(), { now: new Date("2019-01-01") }).outcome, "allow");
      assert.equal(decide(teller, sample(), { now: undefined }).outcome, "deny");
      assert.equal(decide(teller, sample(), { now: NaN }).outcome, "undecided");
    });
  });

  describe(`enforcing, ${name}`, () => {
    const denial = ["Before you take Free:", ["Use 3 seats or less"]];

    test("lets an allow pass", () => {
      const denials = bind();
      enforce(decide(gate, sample(), allowed), { denyPlanSelection });
      enforce(decide(gate, sample(), allowed));
      assert.deepEqual(denials, []);
    });

    test("denies by @kinde/infrastructure, and by the binding without it", () => {
      const denials = bind();
      enforce(decide(gate, sample(), denied), { denyPlanSelection });
      enforce(decide(gate, sample(), denied));
      enforce(decide(gate, sample(), denied), {});
      assert.deepEqual(denials, [denial, denial, denial]);
    });

    test("denies what is undecided, in words", () => {
      const denials = bind();
      const cases = [decide(gate, sample()), decide(gate, {}, allowed), undefined, null, {}, { outcome: "Allow" }, 1, "allow"];
      for (const decision of cases) enforce(decision, { denyPlanSelection });
      assert.equal(denials.length, cases.length);
      for (const [headline, list] of denials) {
        assert.match(headline, /^We could not check/);
        assert.deepEqual(list, []);
      }
    });

    test("never denies with an empty message, which Kinde refuses", () => {
      const denials = bind();
      assert.throws(() => denyPlanSelection("", []), /Invalid message/);
      enforce({ outcome: "deny", customer: { headline: "", list: ["a"] } }, { denyPlanSelection });
      assert.deepEqual(denials, [["This plan change is not possible:", ["a"]]]);
    });

    test("throws when it has to deny and cannot", () => {
      assert.throws(() => enforce(decide(gate, sample(), denied)), /"kinde.plan": \{\}/);
      assert.throws(() => enforce(decide(gate, sample(), denied), {}), /"kinde.plan": \{\}/);
      globalThis.kinde = {};
      assert.throws(() => enforce(decide(gate, sample(), denied)), /"kinde.plan": \{\}/);
      assert.throws(() => enforce(decide(gate, sample(), denied), { denyPlanSelection }), /plan binding not available/);
      enforce(decide(gate, sample(), allowed));
    });
  });
}
