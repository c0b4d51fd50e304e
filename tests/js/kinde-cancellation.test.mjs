// Cancellations in a Kinde workflow, with the real @kinde/infrastructure and without.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, test } from "node:test";
import { denyPlanCancellation, denyPlanSelection } from "@kinde/infrastructure";
import { decide, decideWith, enforce, toChange } from "plangate/kinde";
import { builds } from "./gates.mjs";

const sample = (patch = {}) => {
  const event = JSON.parse(readFileSync(new URL("../../examples/kinde-plan-cancellation.json", import.meta.url), "utf8"));
  return { ...event, context: { ...event.context, ...patch } };
};
const plan = (name) => ({ name, price: "9.00", currency: "GBP", period: "1 month", limits: { seats: 5 } });
const catalog = { plangate: 1, plans: { free: plan("Free"), professional: plan("Professional") } };
const until = "2026-03-01T00:00:00Z";
const now = new Date("2026-01-15T10:00:00Z");
const policy = {
  plangate: 1,
  name: "leaving",
  headline: "Before you take {requested.name}:",
  cancelHeadline: "Before you leave {current.name}:",
  facts: {
    "subscription.unpaid": { type: "int" },
    "subscription.committedUntil": { type: "timestamp", optional: true },
    "usage.seats": { type: "int" },
  },
  rules: [
    { id: "seats", when: "usage.seats > requested.limits.seats", deny: "Too many seats." },
    { id: "unpaid", when: "subscription.unpaid > 0", deny: "Unpaid.", suggest: "Pay your {subscription.unpaid} open invoices" },
    { id: "export", when: "change.kind == 'cancellation' && subscription.unpaid > 1", deny: "Take your data with you." },
    { id: "large", when: "change.kind == 'cancellation' && subscription.unpaid < 0", review: "We call you" },
    { id: "committed", when: "has(subscription.committedUntil) && now < subscription.committedUntil", defer: "subscription.committedUntil",
      message: "Your plan is committed until {subscription.committedUntil}." },
  ],
};
const facts = (unpaid, committedUntil = null) => ({ subscription: { unpaid, committedUntil }, now });

/** What each outcome is denied with; null: it passes. */
const UNDECIDED = "We could not check whether this cancellation is possible. Please try again or contact support.";
const OUTCOMES = {
  deny: [facts(2), "Before you leave Professional: Pay your 2 open invoices; Take your data with you."],
  undecided: [facts(undefined), UNDECIDED],
  review: [facts(-1), "This cancellation needs approval: We call you"],
  defer: [facts(0, until), "This cancellation will take effect later: Your plan is committed until 2026-03-01."],
  allow: [facts(0), null],
};

let denials;
beforeEach(() => {
  denials = [];
  globalThis.kinde = { plan: {
    denySelection: (...words) => { denials.push(["selection", ...words]); },
    denyCancellation: (...words) => { denials.push(["cancellation", ...words]); },
  } };
});
afterEach(() => { delete globalThis.kinde; });

describe("a cancellation's change", () => {
  test("keeps a plan that is requested all the same, and none where there is none", () => {
    const billing = (requestedPlanCode) => ({ billing: { currentPlanCode: "professional", requestedPlanCode } });
    for (const none of [undefined, null, ""]) assert.deepEqual(toChange(sample(billing(none))), { current: "professional", cancel: true });
    assert.deepEqual(toChange(sample(billing("free"))), { current: "professional", requested: "free", cancel: true });
  });

  test("is the current plan, cancelled", () => {
    assert.deepEqual(toChange(sample()), { current: "professional", cancel: true });
    assert.deepEqual(toChange(sample({ billing: undefined })), { current: undefined, cancel: true });
  });

  test("is told by the event's trigger alone", () => {
    for (const workflow of [undefined, null, {}, { trigger: "user:plan_selection" }, Object.create({ trigger: "user:plan_cancellation_request" })]) {
      assert.deepEqual(toChange(sample({ workflow })), { current: "professional", requested: undefined });
    }
  });
});

for (const { name, entry } of builds) {
  const gate = entry.createGateSync({ policy, catalog });
  const decisionOf = (outcome) => {
    const decision = decide(gate, sample(), OUTCOMES[outcome][0]);
    assert.deepEqual([decision.outcome, decision.direction], [outcome, "cancellation"]);
    return decision;
  };

  describe(`cancellations, ${name}`, () => {
    for (const [outcome, [, message]] of Object.entries(OUTCOMES)) {
      test(`${outcome} ${message === null ? "passes" : "is denied with one message"}`, () => {
        const ways = [undefined, {}, { denyPlanCancellation }, { denyPlanCancellation, denyPlanSelection }, { denyPlanSelection }];
        for (const actions of ways) enforce(decisionOf(outcome), actions);
        assert.deepEqual(denials, message === null ? [] : ways.map(() => ["cancellation", message]));
      });

      test(`${outcome} passes or throws where an option says so`, () => {
        for (const option of ["undecided", "review", "defer"]) {
          denials = [];
          enforce(decisionOf(outcome), { denyPlanCancellation }, { [option]: "pass" });
          assert.equal(denials.length, message === null || option === outcome ? 0 : 1);
          if (option === outcome) assert.throws(() => enforce(decisionOf(outcome), {}, { [option]: "throw" }), (error) => error.message === message);
        }
      });
    }

    test("that request a plan too are undecided", () => {
      for (const requestedPlanCode of ["free", "gold", 5]) {
        const decision = decide(gate, sample({ billing: { currentPlanCode: "professional", requestedPlanCode } }), facts(0));
        assert.deepEqual([decision.outcome, decision.issues.map(({ path }) => path)], ["undecided", ["/requested"]]);
      }
    });

    test("are undecided without a plan, and denied although nobody says what this is", () => {
      const events = [sample({ billing: undefined }), sample({ billing: { currentPlanCode: "constructor" } }), sample({ workflow: undefined }), {}, undefined];
      for (const event of events) {
        const decision = decide(gate, event, facts(0));
        assert.equal(decision.outcome, "undecided");
        enforce(decision, { denyPlanCancellation });
      }
      enforce(undefined, { denyPlanCancellation });
      assert.deepEqual(denials.map(([kind, message]) => [kind, /^We could not check whether this .* is possible/.test(message)]), [...events, 0].map(() => ["cancellation", true]));
    });

    test("are denied by the right binding when the engine is gone", () => {
      const closed = entry.createGateSync({ policy, catalog });
      closed.dispose();
      enforce(decide(closed, sample(), facts(0)));
      assert.deepEqual(denials, [["cancellation", UNDECIDED]]);
    });

    test("ask providers only for what matters", async () => {
      const asked = [];
      const providers = { usage: () => asked.push("usage"), subscription: () => asked.push("subscription") && { unpaid: 3, committedUntil: null } };
      const decision = await decideWith(gate, sample(), providers);
      assert.deepEqual([decision.outcome, asked], ["deny", ["subscription"]]);
    });

    test("of the plans in a list are denied, as in the tutorial, whatever the spelling", () => {
      const listed = { plangate: 1, name: "list", rules: [
        { id: "listed", when: "change.kind == 'cancellation' && ' Professional,enterprise '.split(',').exists(plan, plan.trim().lowerAscii() == current.code.lowerAscii())",
          deny: "Please contact support to cancel." }] };
      const lister = entry.createGateSync({ policy: listed, catalog });
      const outcome = (currentPlanCode) => decide(lister, sample({ billing: { currentPlanCode } }), { now }).outcome;
      assert.deepEqual(["professional", "free", "gold", undefined].map(outcome), ["deny", "allow", "undecided", "undecided"]);
    });
  });
}

test("a cancellation that cannot be denied throws", () => {
  const decision = decide(builds[0].entry.createGateSync({ policy, catalog }), sample(), facts(2));
  delete globalThis.kinde;
  assert.throws(() => enforce(decision), /"kinde.plan": \{\}/);
  assert.throws(() => enforce(decision, { denyPlanSelection }), /kinde/);
});
