// What becomes of each outcome in a Kinde workflow, the options, and the ways in which published examples let everything pass.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, test } from "node:test";
import { decide, decideWith, enforce, toLimits } from "plangate/kinde";
import { builds } from "./gates.mjs";

const sample = () => JSON.parse(readFileSync(new URL("../../examples/kinde-plan-selection.json", import.meta.url), "utf8"));
const requesting = (requestedPlanCode, currentPlanCode = "professional") => {
  const event = sample();
  event.context.billing = { currentPlanCode, requestedPlanCode };
  return event;
};
const plan = (name, rank, seats) => ({ name, rank, price: "9.00", currency: "GBP", period: "1 month", limits: { seats } });
const catalog = { plangate: 1, plans: { free: plan("Free", 0, 3), professional: plan("Professional", 1, 5), enterprise: plan("Enterprise", 2, "unlimited") } };
const now = new Date("2026-01-15T10:00:00Z");
const until = "2026-03-01T00:00:00Z";

const policy = {
  plangate: 1,
  name: "outcomes",
  facts: { "usage.seats": { type: "int", min: 0 }, "subscription.committedUntil": { type: "timestamp", optional: true }, "actor.role": { type: "string" } },
  rules: [
    { id: "seats", when: "usage.seats > requested.limits.seats", deny: "Too many seats.", suggest: "Use {requested.limits.seats} seats or less" },
    { id: "large", when: "requested.code == 'enterprise'", review: "{actor.role} asks for {requested.name}." },
    { id: "committed", when: "has(subscription.committedUntil) && now < subscription.committedUntil", defer: "subscription.committedUntil", message: "Your plan is committed until {subscription.committedUntil}." },
  ],
};
const subscription = { committedUntil: null };
const facts = (others) => ({ usage: { seats: 2 }, subscription, now, ...others });
const options = { change: { actor: { role: "Member" } } };

/** What each outcome is denied with; null: it passes. */
const OUTCOMES = {
  deny: [facts({ usage: { seats: 9 } }), "free", ["This plan change is not possible:", ["Use 3 seats or less"]]],
  undecided: [facts({ usage: {} }), "free", ["We could not check whether this plan change is possible. Please try again or contact support.", []]],
  review: [facts(), "enterprise", ["This plan change needs approval:", ["Member asks for Enterprise."]]],
  defer: [facts({ subscription: { committedUntil: until } }), "free", ["This plan change will take effect later:", ["Your plan is committed until 2026-03-01."]]],
  allow: [facts(), "free", null],
};

/** Stands for the workflow's action, and tells what was denied. */
let denials;
const actions = { denyPlanSelection: (...words) => { denials.push(words); } };
beforeEach(() => { denials = []; });
afterEach(() => { delete globalThis.kinde; });

for (const { name, entry } of builds) {
  const gate = entry.createGateSync({ policy, catalog });
  const dated = { ...policy, facts: { ...policy.facts, "subscription.termEndsAt": { type: "timestamp" } }, timing: { downgrade: "term_end" } };
  const later = entry.createGateSync({ policy: dated, catalog });
  const decisionOf = (outcome) => {
    const [given, requested] = OUTCOMES[outcome];
    const decision = decide(gate, requesting(requested), given, options);
    assert.equal(decision.outcome, outcome);
    return decision;
  };
  const allowedLater = () => {
    const decision = decide(later, requesting("free"), facts({ subscription: { committedUntil: null, termEndsAt: until } }), options);
    assert.deepEqual([decision.outcome, decision.effectiveAt], ["allow", until]);
    return decision;
  };

  describe(`deferring, ${name}`, () => {
    test("a defer whose date has passed passes, since it takes effect now", () => {
      const passed = { ...policy, rules: [{ id: "until", when: "has(subscription.committedUntil)", defer: "subscription.committedUntil", message: "Later." }] };
      const gateOfPassed = entry.createGateSync({ policy: passed, catalog });
      const decisionUntil = (date) => decide(gateOfPassed, requesting("free"), facts({ subscription: { committedUntil: date } }), options);
      const decision = decisionUntil("2020-06-01T00:00:00Z");
      assert.deepEqual([decision.outcome, decision.effectiveAt], ["defer", "now"]);
      enforce(decision, actions);
      assert.deepEqual(denials, []);
      enforce(decisionUntil(until), actions);
      assert.equal(denials.length, 1);
    });
  });

  describe(`outcomes in a workflow, ${name}`, () => {
    for (const [outcome, [, , denial]] of Object.entries(OUTCOMES)) {
      test(`${outcome} ${denial === null ? "passes" : "is denied in its own words"}`, () => {
        enforce(decisionOf(outcome), actions);
        assert.deepEqual(denials, denial === null ? [] : [denial]);
      });
    }

    test("an allow at a later date is denied, and says when", () => {
      enforce(allowedLater(), actions);
      assert.deepEqual(denials, [["This plan change will take effect on 2026-03-01.", []]]);
    });

    test("an option lets through or throws, for the outcome that it names alone", () => {
      for (const option of ["undecided", "review", "defer"]) {
        for (const outcome of ["deny", "undecided", "review", "defer"]) {
          denials = [];
          const decision = decisionOf(outcome);
          enforce(decision, actions, { [option]: "pass" });
          assert.deepEqual(denials, outcome === option ? [] : [OUTCOMES[outcome][2]]);
          denials = [];
          const throwing = () => enforce(decision, actions, { [option]: "throw" });
          if (outcome === option) assert.throws(throwing, (error) => error.message === OUTCOMES[outcome][2].flat().join(" "));
          else throwing();
          assert.equal(denials.length, outcome === option ? 0 : 1);
        }
      }
      enforce(allowedLater(), actions, { defer: "pass" });
      assert.throws(() => enforce(allowedLater(), actions, { defer: "throw" }), /will take effect on 2026-03-01/);
    });

    test("any other option denies, and no option lets a denial or no decision through", () => {
      for (const word of ["deny", "allow", "PASS", "", true, 1, null, undefined, {}]) enforce(decisionOf("undecided"), actions, { undecided: word });
      const all = { deny: "pass", allow: "pass", undefined: "pass", undecided: "pass", review: "pass", defer: "pass" };
      const inherited = Object.create({ undecided: "pass" });
      for (const odd of [inherited, null, 5, "pass", [], { get undecided() { throw new Error("no"); } }]) enforce(decisionOf("undecided"), actions, odd);
      assert.equal(denials.length, 15);
      denials = [];
      for (const decision of [decisionOf("deny"), undefined, null, "allow", 1, {}, { outcome: "constructor" }]) enforce(decision, actions, all);
      assert.equal(denials.length, 7);
    });

    test("the customer's locale and the details of a change come with the options", async () => {
      const spoken = { ...policy, locale: "en", rules: [
        { id: "many", when: "change.quantity > 5", deny: { en: "{actor.role}: {change.quantity} are too many.", de: "{actor.role}: {change.quantity} sind zu viele." } }] };
      const speaker = entry.createGateSync({ policy: spoken, catalog });
      const said = { locale: "de-AT", change: { quantity: 9, actor: { role: "Owner" }, current: "free", requested: "free", cancel: true } };
      for (const decision of [decide(speaker, requesting("enterprise"), { now }, said), await decideWith(speaker, requesting("enterprise"), {}, { ...said, facts: { now } })]) {
        assert.deepEqual(decision.customer.list, ["Owner: 9 sind zu viele."]);
      }
      for (const odd of [null, 5, { change: 5 }, { get change() { throw new Error("no"); } }, { change: { get quantity() { throw new Error("no"); } } }]) {
        assert.equal(decide(speaker, requesting("enterprise"), { now }, odd).outcome, "undecided");
      }
    });
  });

  describe(`what enforce and decide cannot be brought to do, ${name}`, () => {
    test("what a decision made by hand lacks is left out of the denial, which is made all the same", () => {
      const throws = (key) => Object.defineProperty({ outcome: "deny" }, key, { get() { throw new Error("no"); } });
      const undecided = OUTCOMES.undecided[2];
      const denied = ["This plan change is not possible:", []];
      const odd = [
        [throws("outcome"), undecided], [throws("customer"), denied], [throws("direction"), denied], [{ outcome: "allow" }, undecided],
        [{ outcome: "deny", customer: 5 }, denied], [{ outcome: "deny", customer: { headline: "No:", list: null } }, ["No:", []]],
        [{ outcome: "deny", customer: { headline: Symbol("no"), list: [1, "why", {}, Symbol("no")] } }, [denied[0], ["why"]]],
      ];
      for (const [decision, denial] of odd) {
        denials = [];
        enforce(decision, actions);
        enforce(decision, { denyPlanCancellation: (message) => { denials.push(message); } });
        assert.deepEqual(denials, [denial, denial.flat().join(" ")]);
      }
      assert.throws(() => enforce({ outcome: "review", customer: { list: null } }, actions, { review: "throw" }), /could not check/);
    });

    test("where nothing denies it says so, and where only the other action is there it denies by that", () => {
      const cancelling = { outcome: "deny", direction: "cancellation", customer: { headline: "No:", list: ["why"] } };
      for (const kinde of [undefined, null, 5, {}, { plan: null }, { plan: {} }, { plan: { denySelection: 5, denyCancellation: 5 } }, { get plan() { throw new Error("no"); } }]) {
        globalThis.kinde = kinde;
        for (const given of [undefined, null, 5, {}, { denyPlanSelection: 5 }, { get denyPlanSelection() { throw new Error("no"); } }]) {
          for (const decision of [decisionOf("deny"), cancelling]) assert.throws(() => enforce(decision, given), /cannot be denied/);
        }
        enforce(cancelling, actions);
      }
      assert.deepEqual(denials, Array(8).fill(["No:", ["why"]]));
      const messages = [];
      globalThis.kinde = { plan: { denyCancellation: (message) => { messages.push(message); } } };
      enforce(undefined);
      assert.deepEqual(messages, [OUTCOMES.undecided[2][0]]);
    });

    test("what is no gate is told as such", async () => {
      for (const none of [undefined, null, {}, gate.decide]) {
        assert.throws(() => decide(none, sample()), { name: "TypeError", message: /must be a gate/ });
        await assert.rejects(decideWith(none, sample(), {}), { name: "TypeError", message: /must be a gate/ });
      }
    });
  });

  describe(`what published examples let pass, ${name}`, () => {
    /** The tutorial's rule, and the facts as it would get them. */
    const isUndecided = (event, given) => {
      const decision = decide(gate, event, given, options);
      assert.equal(decision.outcome, "undecided", JSON.stringify(given));
      enforce(decision, actions);
      assert.deepEqual(denials, [OUTCOMES.undecided[2]]);
      denials = [];
    };

    test("a count that is missing, or is no number", () => {
      for (const usage of [undefined, null, {}, { seats: undefined }, { seats: null }, { seats: NaN }, { seats: "2" }, { seats: [2] }, { seats: -1 }, { seats: 2.5 }, Object.create({ seats: 2 }), 2]) {
        isUndecided(requesting("free"), facts({ usage }));
      }
    });

    test("a plan code that every object has, or that no plan has", () => {
      for (const code of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "gold", "", "FREE", " free"]) {
        isUndecided(requesting(code), facts());
        isUndecided(requesting("free", code), facts());
      }
    });

    test("an event without plans, or with others than texts", () => {
      for (const billing of [undefined, null, {}, { currentPlanCode: "professional" }, { requestedPlanCode: "free" }, { currentPlanCode: null, requestedPlanCode: null },
        { currentPlanCode: "professional", requestedPlanCode: ["free"] }, { currentPlanCode: "professional", requestedPlanCode: { toString: () => "free" } }]) {
        isUndecided({ ...sample(), context: { ...sample().context, billing } }, facts());
      }
    });

    test("a provider that fails, or finds nothing", async () => {
      for (const provider of [() => undefined, () => { throw new Error("down"); }, async () => ({ seats: undefined }), () => ({ error: "not found" }), () => "2"]) {
        const decision = await decideWith(gate, requesting("free"), { usage: provider }, { facts: { subscription, now }, ...options });
        assert.equal(decision.outcome, "undecided");
      }
    });
  });
}

describe("limits of Kinde's entitlements", () => {
  const entitlement = (feature_code, entitlement_limit_max) => ({ feature_code, feature_name: "x", entitlement_limit_max, entitlement_limit_min: 1 });

  test("are those of a catalogue, with Kinde's unlimited translated", () => {
    const entitlements = [entitlement("seats", 2147483647), entitlement("projects", 5), entitlement("calls", 0), entitlement("__proto__", 7), entitlement("large", 2147483646)];
    const limits = { seats: "unlimited", projects: 5, calls: 0, ["__proto__"]: 7, large: 2147483646 };
    assert.deepEqual(toLimits({ code: "OK", entitlements }), limits);
    assert.deepEqual(toLimits(entitlements), limits);
    const made = { ...catalog, plans: { ...catalog.plans, free: { ...catalog.plans.free, limits: toLimits(entitlements) } } };
    const decision = decide(builds[0].entry.createGateSync({ policy, catalog: made }), requesting("free"), facts({ usage: { seats: 2 ** 31 } }), options);
    assert.equal(decision.outcome, "allow");
  });

  test("that are not known, or contradict each other, are left out", () => {
    const odd = [entitlement("a", null), entitlement("b", "2147483647"), entitlement("c", -1), entitlement("d", 1.5), entitlement("e"), entitlement(5, 5), null, 5,
      entitlement("two", 3), entitlement("two", 4), entitlement("two", 3), entitlement("same", 3), entitlement("same", 3)];
    assert.deepEqual(toLimits(odd), { same: 3 });
    for (const nothing of [undefined, null, 5, "x", {}, { entitlements: null }, { entitlements: {} }]) assert.deepEqual(toLimits(nothing), {});
  });
});
