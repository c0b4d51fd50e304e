import { OUTCOMES } from "./outcomes.js";

const NUMBERS = new Map(OUTCOMES.map((outcome, number) => [outcome, number]));

const isUnsupported = (decision) => decision.issues.some(({ code }) => code === "change/unsupported");

/** The changes of one row: to every plan, and where the engine decides it, away from all of them. */
function targets(gate, plans, change, facts) {
  const [current] = plans;
  const canCancel = plans.length > 0 && !isUnsupported(gate.decide({ ...change, current, cancel: true }, facts));
  // Of a plan with versions everybody is taken to have the one on sale.
  const some = { ...change, currentVersion: null, requestedVersion: undefined, cancel: undefined };
  const pairs = plans.map((requested) => ({ ...some, requested }));
  return canCancel ? [...pairs, { ...some, requested: undefined, cancel: true }] : pairs;
}

/**
 * What a gate decides for every pair of plans with the facts at hand.
 * @param {string} catalog the text that the gate has loaded
 * @param {number} deadline of `performance.now()`; what is not decided by then is `skipped`
 * @returns {{plans: string[], cancel: boolean, outcomes: Uint8Array}} row by row: the current plan's with all requested
 *   ones, and with `cancel` one more column
 */
export function matrixOf(gate, catalog, change, facts, deadline) {
  const plans = Object.keys(JSON.parse(catalog).plans ?? {});
  const columns = targets(gate, plans, change, facts);
  const outcomes = new Uint8Array(plans.length * columns.length).fill(NUMBERS.get("skipped"));
  let at = 0;
  for (const current of plans) {
    for (const target of columns) {
      if (performance.now() > deadline) return { plans, cancel: columns.length > plans.length, outcomes };
      outcomes[at] = NUMBERS.get(gate.decide({ ...target, current }, facts).outcome);
      at += 1;
    }
  }
  return { plans, cancel: columns.length > plans.length, outcomes };
}
