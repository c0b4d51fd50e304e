import { placed } from "./place-issues.js";

/** Rules times pairs of plans; beyond that finding out takes longer than anybody waits for a hint. */
const MOST = 40_000;

/**
 * What the loaded documents say and hardly mean, placed in their texts. The analysis is loaded when it is first needed.
 * @param {object} gate
 * @param {{policy: string, catalog: string, size: number}} good what the gate has loaded
 */
export async function findingsOf(gate, good) {
  if (good.size > MOST) return [];
  const { findings } = await import("plangate/analysis");
  return placed(findings(gate), good).issues;
}
