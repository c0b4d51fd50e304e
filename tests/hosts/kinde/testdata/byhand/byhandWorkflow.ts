// The example workflow as one would write it by hand, with the same backend: what its time is compared with.
import { denyPlanSelection, type onPlanSelection } from "@kinde/infrastructure";
import { factsFor } from "../../../../../examples/kinde/kindeSrc/environment/workflows/plangate/facts";

export const workflowSettings = { id: "byhand", trigger: "user:plan_selection", bindings: { "kinde.plan": {}, "kinde.fetch": {} } };

const plans: Record<string, { name: string; seats: number; projects: number }> = {
  free: { name: "Free", seats: 3, projects: 5 },
  professional: { name: "Professional", seats: 50, projects: 100 },
  enterprise: { name: "Enterprise", seats: Infinity, projects: Infinity },
};

export default async function handle(event: onPlanSelection) {
  const { usage, subscription } = factsFor(event);
  const { seats, projects } = (await usage()) as { seats: number; projects: number };
  const { unpaidInvoices } = (await subscription()) as { unpaidInvoices: number };
  const { currentPlanCode, requestedPlanCode } = event.context.billing;
  const [current, requested] = [plans[currentPlanCode], plans[requestedPlanCode]];
  const list: string[] = [];
  if (seats > requested.seats) list.push(`Reduce your team size to ${requested.seats} members or less`);
  if (projects > requested.projects) list.push(`Delete projects that are not eligible for the ${requested.name} plan`);
  if (unpaidInvoices > 0) list.push("Pay your open invoices");
  if (list.length > 0) denyPlanSelection(`To move from ${current.name} to the ${requested.name} plan you first need to:`, list);
}
