// The job that every engine does: one plan change, 12 rules, all reasons collected.
// Rules: unknown, not selectable, same plan; usage over each of five limits; commitment; unpaid; pending; currency.
// The same job with more metrics shows how cost grows.

export const CURRENCY = "GBP";

export const overLimit = (metric) => `${metric.replaceAll("_", "-")}-over-limit`;

const sold = (name, rank, price, limits, status = "active") => (
  { name, rank, group: "team", price, currency: CURRENCY, period: "1 month", status, limits });

/** @param limits the metrics, each with the limits of the plans in turn */
function catalogOf(limits) {
  const of = (plan) => Object.fromEntries(Object.entries(limits).map(([metric, byPlan]) => [metric, byPlan[plan]]));
  return {
    plangate: 1,
    plans: {
      free: sold("Free", 0, "0.00", of(0)),
      starter: sold("Starter", 1, "19.00", of(1)),
      professional: sold("Professional", 2, "99.99", of(2)),
      enterprise: sold("Enterprise", 3, "499.00", of(3)),
      classic: sold("Classic", 1, "29.00", of(4), "paused"),
    },
  };
}

const count = { type: "int", min: 0 };

const policyOf = (metrics) => ({
  plangate: 1,
  name: "bench",
  headline: "To move to the {requested.name} plan you first need to:",
  guards: { "current-unknown": false },
  facts: {
    ...Object.fromEntries(metrics.map((metric) => [`usage.${metric}`, count])),
    "subscription.committedUntil": { type: "timestamp", optional: true },
    "subscription.unpaidInvoices": count,
    "subscription.pendingChange": { type: "bool" },
    "subscription.currency": { type: "string" },
  },
  rules: [
    ...metrics.map((metric) => ({
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
});

const jobOf = (limits) => ({ metrics: Object.keys(limits), catalog: catalogOf(limits), policy: policyOf(Object.keys(limits)) });

export const job = jobOf({
  seats: [3, 10, 50, "unlimited", 20],
  projects: [10, 50, 500, "unlimited", 80],
  api_calls: [10000, 100000, "unlimited", "unlimited", 200000],
  storage_gb: [1, 20, 200, "unlimited", 50],
  environments: [1, 2, 5, "unlimited", 3],
});

/** The same with so many metrics, each with a rule, and seven rules more. */
export const jobOfMetrics = (length) => (
  jobOf(Object.fromEntries(Array.from({ length }, (_, i) => [`metric_${i}`, [10 + i, 100 + i, 1000 + i, "unlimited", 200 + i]]))));
