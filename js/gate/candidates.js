/**
 * What a customer could change to: one decision for each plan.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("../decision/decision.js").Decision} Decision
 * @typedef {import("../program/program.js").Program} Program
 */

/** Slots of every layout. */
const REQUESTED = 1;
const CANCEL = 2;
const SAME_PLAN = "guard/same-plan";

/**
 * @param {Program} program
 * @param {(values: Value[]) => Decision} decide
 * @param {import("../types.js").Candidate} change
 * @param {import("../types.js").Facts | undefined} facts
 */
export function candidateDecisions(program, decide, change, facts) {
  const plans = program.selectablePlans();
  const values = program.reader.read(change, facts);
  values[CANCEL] = undefined;
  const version = program.contents.layout.findIndex(({ fact }) => fact === "change.requestedVersion");
  if (version >= 0) values[version] = undefined;
  const candidates = plans.map((plan) => {
    const own = values.slice();
    own[REQUESTED] = plan;
    return { plan, decision: decide(own) };
  });
  return candidates.filter(({ plan, decision }) => plan !== values[0] || !decision.reasons.some(({ rule }) => rule === SAME_PLAN));
}
