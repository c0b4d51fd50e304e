// Ten conditions as policies have them, over facts and plans that every engine gets as the same objects.

const plan = (code, features, seats) => ({ code, name: code, features, limits: { seats } });

export const plans = {
  current: plan("professional", ["sso", "audit-log", "api"], 50),
  requested: plan("starter", ["api"], 10),
};

export const facts = {
  usage: { seats: 12, invited: 3, storage: 900, quota: 1000 },
  subscription: {
    status: "active", pendingChange: false, startedAt: new Date("2025-03-01T00:00:00Z"),
    committedUntil: new Date("2026-03-01T00:00:00Z"),
  },
  customer: { email: "jo@example.com", country: "DE" },
  now: new Date("2026-01-15T10:00:00Z"),
};

export const declared = {
  "usage.seats": { type: "int" }, "usage.invited": { type: "int" }, "usage.storage": { type: "int" },
  "usage.quota": { type: "int" }, "subscription.status": { type: "string" },
  "subscription.pendingChange": { type: "bool" }, "subscription.startedAt": { type: "timestamp" },
  "subscription.committedUntil": { type: "timestamp" }, "customer.email": { type: "string" },
  "customer.country": { type: "string" },
};

export const conditions = [
  "usage.seats > 50",
  "usage.seats + usage.invited > requested.limits.seats",
  "subscription.status == 'active' && !subscription.pendingChange",
  "subscription.status in ['past_due', 'unpaid', 'canceled']",
  "customer.email.endsWith('@example.com') || customer.country == 'CH'",
  "now < subscription.committedUntil",
  "now - subscription.startedAt > duration('720h')",
  "'sso' in current.features && !('sso' in requested.features)",
  "current.features.exists(feature, !(feature in requested.features))",
  "usage.quota > 0 && usage.storage * 100 / usage.quota >= 90",
];

/** Conditions for a policy of so many rules, no two of them the same text. */
export function manyConditions(count) {
  return Array.from({ length: count }, (_, i) => `${conditions[i % conditions.length]} && usage.seats != ${1000 + i}`);
}
