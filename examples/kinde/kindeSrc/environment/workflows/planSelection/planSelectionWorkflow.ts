import { denyPlanSelection, WorkflowTrigger, type onPlanSelection } from "@kinde/infrastructure";
import { factsFor } from "../plangate/facts";
import { createGateSync, decideWith, enforce } from "../plangate/plangate.js";

export const workflowSettings = {
  id: "planSelection",
  name: "Plan selection by Plangate",
  trigger: WorkflowTrigger.PlanSelection,
  failurePolicy: { action: "stop" },
  bindings: { "kinde.plan": {}, "kinde.fetch": {} },
};

export default async function handlePlanSelection(event: onPlanSelection) {
  const decision = await decideWith(createGateSync(), event, factsFor(event));
  enforce(decision, { denyPlanSelection });
}
