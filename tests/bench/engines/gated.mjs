/** @param gate a gate of Plangate, which does the job: objects in, the reasons rendered when they are read */
export const gated = (gate) => ({
  allows: (decision) => decision.outcome === "allow",
  decide({ event, facts }) {
    const { currentPlanCode, requestedPlanCode } = event.context.billing;
    return gate.decide({ current: currentPlanCode, requested: requestedPlanCode }, facts);
  },
});
