// The example workflow in steps, each with a mark at its end for the test that times them.
import { createGateSync, decide, enforce } from "../../../../../examples/kinde/kindeSrc/environment/workflows/plangate/plangate.js";

declare const plangate: { clock: { mark(phase: string): void } };

export const workflowSettings = { id: "phases", bindings: { "plangate.clock": {} } };

const facts = { usage: { seats: 12, projects: 40 }, subscription: { unpaidInvoices: 0 } };

export default async function handle(event: unknown) {
  const { mark } = plangate.clock;
  mark("top level");
  const gate = createGateSync();
  mark("create");
  gate.decide({}, {});
  mark("first decision");
  const made = decide(gate, event, facts);
  mark("decide");
  enforce(made, { denyPlanSelection() {} });
  mark("enforce");
}
