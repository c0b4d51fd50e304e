// Runs one file of the case set on the plain-JavaScript build and reports what came of it.
import { instantiatePlain } from "../../../../../js/dist/engine-plain.js";
import { createGate } from "../../../../../js/dist/plain.js";
import { runCases } from "../../../../js/case-runner.mjs";
import { bytesHost } from "../../../../js/load-bytes.mjs";

declare const plangate: { suite: { report(text: string): void } };

export const workflowSettings = { id: "cases", bindings: { "plangate.suite": {} } };

export default async function handle({ name, text }: { name: string; text: string }) {
  const cases = await runCases(createGate, JSON.parse(text), bytesHost(instantiatePlain()));
  plangate.suite.report(JSON.stringify({ name, cases }));
}
