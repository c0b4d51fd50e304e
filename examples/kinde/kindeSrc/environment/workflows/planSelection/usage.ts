import type { onPlanSelection } from "@kinde/infrastructure";

/**
 * REPLACE THIS: what the organization uses now, which only your backend knows.
 *
 * A real one asks it, with `"kinde.fetch": {}` among the workflow's bindings:
 *
 *     const code = event.context.organization.code;
 *     const { data } = await fetch(`https://api.example.com/usage/${code}`, { method: "GET", headers: {} });
 *     return { seats: data.seats, projects: data.projects };
 *
 * where `fetch` is imported from "@kinde/infrastructure". Leave out what you
 * could not find out: the decision is then `undecided`, never a wrong yes.
 */
export async function readUsage(_event: onPlanSelection): Promise<{ seats?: number; projects?: number }> {
  return { seats: 12, projects: 40 };
}
