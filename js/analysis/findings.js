/**
 * Findings: what a policy and a catalogue say that is allowed and hardly meant. They stop nothing. Where it cannot be told
 * whether something is so, nothing is said.
 *
 * @typedef {import("../types.js").Finding} Finding
 */
import { skippedCancellations } from "./findings/cancellations.js";
import { closedPlans } from "./findings/closed-plans.js";
import { contradictions } from "./findings/contradiction.js";
import { neverFires } from "./findings/never-fires.js";
import { shadowed } from "./findings/shadowed.js";
import { thresholds } from "./findings/thresholds.js";
import { unusedFacts, unusedLimits } from "./findings/unused.js";
import { subjectOf } from "./subject.js";

/** In the order in which they are told. */
const CHECKS = [neverFires, shadowed, contradictions, thresholds, skippedCancellations, unusedFacts, unusedLimits, closedPlans];

/** @param {import("../gate/whole-gate.js").WholeGate} gate @returns {Finding[]} of a gate from an image none, as it has no documents */
export function findingsOf(gate) {
  const subject = subjectOf(gate);
  return subject === null ? [] : CHECKS.flatMap((check) => once(check(subject)));
}

/** A rule with `each` is said of once, whatever the members. @param {Finding[]} findings */
function once(findings) {
  return findings.filter(({ code, path }, i) => findings.findIndex((other) => other.code === code && other.path === path) === i);
}
