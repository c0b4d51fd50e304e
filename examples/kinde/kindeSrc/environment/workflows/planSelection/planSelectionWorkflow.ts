import { denyPlanSelection, WorkflowTrigger, type onPlanSelection } from "@kinde/infrastructure";
import { createGateSync, decide, enforce } from "./plangate.js";
import policy from "./policy.js";
import catalog from "./catalog.js";
import { readUsage } from "./usage.js";

export const workflowSettings = {
  id: "planSelection",
  name: "Plan selection by Plangate",
  trigger: WorkflowTrigger.PlanSelection,
  failurePolicy: { action: "stop" },
  bindings: { "kinde.plan": {} },
};

// At the top level, so that a document with a mistake fails when Kinde reads
// the repository and not when a customer picks a plan.
const gate = createGateSync({ policy, catalog });

export default async function handlePlanSelection(event: onPlanSelection) {
  const usage = await readUsage(event);
  const decision = decide(gate, event, { usage });
  enforce(decision, { denyPlanSelection });
}
