import { OUTCOMES } from "./outcomes.js";

const NUMBERS = new Map(OUTCOMES.map((outcome, number) => [outcome, number]));

/** The changes of one row: to every plan, and away from all of them. */
function targets(plans, change) {
  // Of a plan with versions everybody is taken to have the one on sale.
  const some = { ...change, currentVersion: null, requestedVersion: undefined, cancel: undefined };
  return [...plans.map((requested) => ({ ...some, requested })), { ...some, requested: undefined, cancel: true }];
}

/**
 * What a gate decides for every pair of plans with the facts at hand.
 * @param {string} catalog the text that the gate has loaded
 * @param {number} deadline of `performance.now()`; what is not decided by then is `skipped`
 * @returns {{plans: string[], outcomes: Uint8Array}} row by row: the current plan's with all requested ones, then the
 *   cancellation
 */
export function matrixOf(gate, catalog, change, facts, deadline) {
  const plans = Object.keys(JSON.parse(catalog).plans ?? {});
  const columns = targets(plans, change);
  const outcomes = new Uint8Array(plans.length * columns.length).fill(NUMBERS.get("skipped"));
  let at = 0;
  for (const current of plans) {
    for (const target of columns) {
      if (performance.now() > deadline) return { plans, outcomes };
      outcomes[at] = NUMBERS.get(gate.decide({ ...target, current }, facts).outcome);
      at += 1;
    }
  }
  return { plans, outcomes };
}
