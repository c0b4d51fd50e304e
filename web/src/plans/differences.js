import { OUTCOMES } from "../engine/outcomes.js";

/** How bad a difference is: what was possible and no longer is comes first. */
const severity = ({ before, after }) => (after === "deny" ? 0 : before === "allow" ? 1 : after === "undecided" ? 2 : 3);

/**
 * The pairs that two policies decide differently, worst first.
 * @returns {{current: string, requested: string | null, before: string, after: string}[]} requested is null for a cancellation
 */
export function differencesOf({ plans, outcomes }, other) {
  const columns = [...plans, null];
  const found = [];
  outcomes.forEach((outcome, at) => {
    if (outcome === other.outcomes[at]) return;
    const [current, requested] = [plans[Math.floor(at / columns.length)], columns[at % columns.length]];
    found.push({ current, requested, before: OUTCOMES[outcome], after: OUTCOMES[other.outcomes[at]] });
  });
  return found.sort((one, another) => severity(one) - severity(another));
}
