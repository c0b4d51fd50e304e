import catalogFile from "../../../examples/catalog.json?raw";
import policyFile from "../../../examples/policy.json?raw";

export const text = (value) => JSON.stringify(value, null, 2);

export const [policy, catalog] = [policyFile, catalogFile].map((file) => file.trimEnd());

export const change = text({ current: "professional", requested: "free" });

export const facts = text({
  usage: { seats: 12, projects: 40 },
  subscription: { anchor: "2026-03-14T00:00:00Z", committedUntil: null, unpaidInvoices: 0 },
  now: "2026-11-21T09:00:00Z",
});

/** What the page begins with: a downgrade that is denied for two reasons. */
export const FIRST = { policy, catalog, change, facts };
