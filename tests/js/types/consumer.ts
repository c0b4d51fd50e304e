// What a user of the package writes in TypeScript. Compiled by package.test.mjs, never run.
import { createGate, createGateSync, PlangateError, type Change, type Decision, type Gate, type Issue, type Outcome } from "plangate";
import { createGateSync as createPlain } from "plangate/plain";
import { decide, enforce, toChange, toLimits } from "plangate/kinde";
import { denyPlanCancellation, denyPlanSelection, type onPlanCancellationRequest, type onPlanSelection } from "@kinde/infrastructure";

declare const policy: object;
declare const module: WebAssembly.Module;

export async function gates(): Promise<Gate[]> {
  const url = new URL("https://example.com/engine.wasm");
  return [
    await createGate({ policy, catalog: "{}" }),
    await createGate({ policy, catalog: "{}", wasm: module }),
    await createGate({ policy, catalog: "{}", wasm: fetch(url) }),
    await createGate({ policy, catalog: "{}", wasm: url }),
    createGateSync({ policy, catalog: "{}", wasm: new Uint8Array(8) }),
    createPlain({ policy, catalog: "{}" }),
  ];
}

interface Usage { seats: number }

export function read(gate: Gate, usage: Usage, change: Change): string {
  const decision: Decision = gate.decide(change, { usage, now: new Date() });
  const outcome: Outcome = decision.outcome;
  const [reason] = decision.reasons;
  if (reason !== undefined && reason.values.limit !== "unlimited") {
    const limit: number | undefined = reason.values.limit;
    return `${reason.rule} ${reason.code} ${reason.message} ${limit} ${outcome}`;
  }
  const issues: readonly Issue[] = gate.load({ catalog: "{}" });
  return decision.customer.headline + decision.needs.join() + issues.concat(gate.issues).map(({ range }) => range?.[0]).join();
}

export async function workflow(event: onPlanSelection, gate: Gate): Promise<void> {
  const { current, requested } = toChange(event);
  enforce(decide(gate, event, { usage: { seats: 1 } }), { denyPlanSelection });
  enforce(gate.decide({ ...(current === undefined ? {} : { current }), ...(requested === undefined ? {} : { requested }) }));
}

export async function cancellation(event: onPlanCancellationRequest, gate: Gate): Promise<Record<string, number | "unlimited">> {
  const decision = decide(gate, event, { usage: { seats: 1 } }, { locale: "de", change: { quantity: 2, actor: { role: "owner" } } });
  enforce(decision, { denyPlanCancellation }, { review: "throw", defer: "pass" });
  // @ts-expect-error a denial is always a denial
  enforce(decision, { denyPlanCancellation }, { deny: "pass" });
  // @ts-expect-error the plans are the event's
  decide(gate, event, {}, { change: { current: "free" } });
  return toLimits({ entitlements: [] });
}

export const codes = (error: unknown): string[] => (error instanceof PlangateError ? error.issues.map(({ code }) => code) : []);

export async function mistakes(gate: Gate, decision: Decision): Promise<void> {
  // @ts-expect-error a catalogue is needed
  await createGate({ policy });
  // @ts-expect-error an outcome is not a promise's
  const outcome: string = gate.decide({});
  // @ts-expect-error nobody but the gate says what was decided
  decision.outcome = "allow";
  // @ts-expect-error the plain engine takes no binary
  createPlain({ policy, catalog: "{}", wasm: module });
  return void outcome;
}
