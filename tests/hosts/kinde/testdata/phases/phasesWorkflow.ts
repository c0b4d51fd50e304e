// The parts of the example workflow as functions, which the test times one by one.
import { createGateSync, decide, enforce } from "../../../../../examples/kinde/kindeSrc/environment/workflows/planSelection/plangate.js";
import { instantiatePlain } from "../../../../../js/dist/engine-plain.js";
import policy from "../../../../../examples/kinde/kindeSrc/environment/workflows/planSelection/policy.js";
import catalog from "../../../../../examples/kinde/kindeSrc/environment/workflows/planSelection/catalog.js";

export const workflowSettings = { id: "phases" };

let gate: ReturnType<typeof createGateSync>;

export function create() {
  gate = createGateSync({ policy, catalog });
}

export function instantiate() {
  instantiatePlain();
}

export function decision(event: unknown) {
  const made = decide(gate, event, { usage: { seats: 12, projects: 40 } });
  enforce(made, { denyPlanSelection() {} });
}

export default async function handle() {}
