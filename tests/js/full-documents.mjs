// A policy and a catalogue in which every field stands at least once.
import { update } from "./plans.mjs";

export const fullPolicy = () => ({
  $schema: "./policy.json", plangate: 1, name: "full", locale: "en",
  headline: { en: "Before you take {requested.name}:", de: "Vor {requested.name}:" },
  facts: {
    "usage.seats": { type: "int", min: 0, max: 1000, kind: "stock", actionable: "decrease" },
    "usage.calls": { type: "int", optional: false, kind: "quota" },
    "customer.load": { type: "double", min: 0.5, max: 1.5 },
    "customer.tier": { type: "string", values: ["a", "b"] },
    "customer.tags": { type: "list<string>", max: 20 },
    "customer.teams": { type: "map<int>" },
    "customer.owes": { type: "money", currency: "GBP", private: true },
    "subscription.until": { type: "timestamp", optional: true },
    "subscription.pause": { type: "duration" },
    "customer.vip": { type: "bool" },
  },
  let: { bound: "has(subscription.until) && now < subscription.until" },
  rules: [
    { id: "seats", code: "seats-over", each: "usage.*", when: "it.used > it.limit", deny: "Too many {it.name}.", suggest: { en: "Use less.", de: "Weniger." } },
    { id: "bound", when: "bound", unless: "customer.vip", defer: "now + subscription.pause", message: "Later." },
    { id: "review", when: "customer.tier == 'a' && customer.load > 1.0", review: "Somebody looks." },
    { id: "warn", when: "'x' in customer.tags || customer.teams.size() > 3 || customer.owes > money('5.00 GBP')", warn: { en: "Mind this.", de: "Achtung." } },
  ],
  direction: ["rank", "interval", "price"],
  timing: { upgrade: "now", downgrade: "next_boundary", crossgrade: "now + duration('1h')", same: "now", cancellation: "term_end", unknown: "now" },
  quote: {
    proration: "day", anchor: "kept", rounding: "half_even", offset: "+02:00", trial: "end", setupFee: "waive", capCredit: true, perUnit: false, invoices: 3,
    ramp: { onChange: "continue", tail: "last", trialIsCycle: true },
  },
  guards: { "requested-unknown": true, "current-unknown": true, "not-selectable": true, "same-plan": false },
});

const terms = { price: "9.99", currency: "GBP", period: "1 month" };

export const fullCatalog = () => ({
  $schema: "./catalog.json", plangate: 1,
  plans: {
    free: { name: "Free", ...terms, rank: 0, group: "g", successor: "team", limits: { seats: 3, calls: "unlimited" }, features: ["sso"] },
    team: {
      name: "Team", price: 20, currency: "GBP", period: "2 weeks", setupFee: "5.00", ramp: [{ unitAmount: "10.00", cycles: 3 }, { unitAmount: 12, cycles: 1 }],
      trial: "14 days", autoRenewal: false, status: "active", limits: { seats: 5, calls: 100 },
    },
    vendor: { planId: "a", limits: { seats: 9, calls: 100 } },
    old: {
      versions: {
        one: { name: "One", effectiveFrom: "2025-01-01T00:00:00Z", ...terms, limits: { seats: 1, calls: 1 }, features: [] },
        two: { effectiveFrom: "2026-01-01T00:00:00.5+01:00", planId: "b" },
      },
      rank: 1, limits: { seats: 2, calls: 1 },
    },
  },
  vendor: [
    update("a", 1), update("b", 2, { pricingModel: "ramp", rampIntervals: [{ unitAmount: 5, cycles: 2 }], trialPeriod: 3, trialUom: "days", periodUom: "months" }),
    { reconciledAt: "2026-01-03T00:00:00Z" }, { listedAt: "2026-01-02T00:00:00Z", planId: "c", plan: null }, { listedAt: "2026-01-02T00:00:00Z", planId: "a", plan: update("a", 1) },
  ],
});
