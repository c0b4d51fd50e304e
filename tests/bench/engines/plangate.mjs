// The job for Plangate: objects in, the reasons rendered when they are read.

import { catalog, policy } from "../job.mjs";

export async function load() {
  const { createGate } = await import("plangate");
  const gate = await createGate({ policy, catalog });
  return {
    allows: (decision) => decision.outcome === "allow",
    decide({ event, facts }) {
      const { currentPlanCode, requestedPlanCode } = event.context.billing;
      return gate.decide({ current: currentPlanCode, requested: requestedPlanCode }, facts);
    },
  };
}
