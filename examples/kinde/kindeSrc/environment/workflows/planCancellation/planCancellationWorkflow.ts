import { denyPlanCancellation, WorkflowTrigger, type onPlanCancellationRequest } from "@kinde/infrastructure";
import { factsFor } from "../plangate/facts";
import { createGateSync, decideWith, enforce } from "../plangate/plangate.js";

export const workflowSettings = {
  id: "planCancellation",
  name: "Plan cancellation by Plangate",
  trigger: WorkflowTrigger.PlanCancellationRequest,
  failurePolicy: { action: "stop" },
  bindings: { "kinde.plan": {}, "kinde.fetch": {} },
};

export default async function handlePlanCancellation(event: onPlanCancellationRequest) {
  const decision = await decideWith(createGateSync(), event, factsFor(event));
  enforce(decision, { denyPlanCancellation });
}
