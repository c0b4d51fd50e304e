// The example workflow in steps, each with a mark at its end for the test that times them.
import { createGateSync, decide, enforce } from "../../../../../examples/kinde/kindeSrc/environment/workflows/planSelection/plangate.js";
import { instantiatePlain } from "../../../../../js/dist/engine-plain.js";
import policy from "../../../../../examples/kinde/kindeSrc/environment/workflows/planSelection/policy.js";
import catalog from "../../../../../examples/kinde/kindeSrc/environment/workflows/planSelection/catalog.js";

declare const plangate: { clock: { mark(phase: string): void } };

export const workflowSettings = { id: "phases", bindings: { "plangate.clock": {} } };

export default async function handle(event: unknown) {
  const { mark } = plangate.clock;
  mark("top level");
  instantiatePlain();
  mark("instantiate");
  const gate = createGateSync({ policy, catalog });
  mark("create");
  const made = decide(gate, event, { usage: { seats: 12, projects: 40 } });
  enforce(made, { denyPlanSelection() {} });
  mark("decide");
}
