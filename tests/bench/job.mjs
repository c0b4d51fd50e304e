// The job that every engine does: one plan change, 12 rules, all reasons collected.
// Rules: unknown, not selectable, same plan; usage over each of five limits; commitment; unpaid; pending; currency.

export const METRICS = ["seats", "projects", "api_calls", "storage_gb", "environments"];
export const CURRENCY = "GBP";

export const overLimit = (metric) => `${metric.replaceAll("_", "-")}-over-limit`;

const limits = (...values) => Object.fromEntries(METRICS.map((metric, i) => [metric, values[i]]));
const sold = (name, rank, price, planLimits, status = "active") => (
  { name, rank, group: "team", price, currency: CURRENCY, period: "1 month", status, limits: planLimits });

export const catalog = {
  plangate: 1,
  plans: {
    free: sold("Free", 0, "0.00", limits(3, 10, 10000, 1, 1)),
    starter: sold("Starter", 1, "19.00", limits(10, 50, 100000, 20, 2)),
    professional: sold("Professional", 2, "99.99", limits(50, 500, "unlimited", 200, 5)),
    enterprise: sold("Enterprise", 3, "499.00", limits(...METRICS.map(() => "unlimited"))),
    classic: sold("Classic", 1, "29.00", limits(20, 80, 200000, 50, 3), "paused"),
  },
};

const count = { type: "int", min: 0 };

export const policy = {
  plangate: 1,
  name: "bench",
  headline: "To move to the {requested.name} plan you first need to:",
  guards: { "current-unknown": false },
  facts: {
    ...Object.fromEntries(METRICS.map((metric) => [`usage.${metric}`, count])),
    "subscription.committedUntil": { type: "timestamp", optional: true },
    "subscription.unpaidInvoices": count,
    "subscription.pendingChange": { type: "bool" },
    "subscription.currency": { type: "string" },
  },
  rules: [
    ...METRICS.map((metric) => ({
      id: overLimit(metric),
      when: `usage.${metric} > requested.limits.${metric}`,
      deny: `{requested.name} allows {requested.limits.${metric}} ${metric} and you use {usage.${metric}}.`,
    })),
    { id: "commitment",
      when: "has(subscription.committedUntil) && now < subscription.committedUntil",
      deny: "Your plan cannot change before its commitment ends." },
    { id: "unpaid",
      when: "subscription.unpaidInvoices > 0",
      deny: "You have {subscription.unpaidInvoices} unpaid invoices." },
    { id: "pending",
      when: "subscription.pendingChange",
      deny: "Another plan change is pending." },
    { id: "currency",
      when: `subscription.currency != '${CURRENCY}'`,
      deny: `Plans are sold in ${CURRENCY} and you pay in {subscription.currency}.` },
  ],
};
