/**
 * Shadow mode: the live gate decides, a candidate decides beside it, and where they differ somebody is told.
 *
 * @typedef {import("./types.js").Decision} Decision
 * @typedef {import("./types.js").Difference} Difference
 */
import { messageOf } from "./issues.js";

/** What can differ, and how to tell. @type {{ [Part in Difference["parts"][number]]: (decision: Decision) => unknown }} */
const PARTS = {
  outcome: ({ outcome }) => outcome,
  complete: ({ complete }) => complete,
  reasons: ({ reasons }) => reasons.map(({ rule, code, values }) => ({ rule, code, values })),
  warnings: ({ warnings }) => warnings.map(({ code }) => code),
  direction: ({ direction }) => direction,
  effectiveAt: ({ effectiveAt }) => effectiveAt,
  quote: ({ quote }) => quote,
  customer: ({ customer }) => customer,
  needs: ({ needs }) => needs,
  issues: ({ issues }) => issues.map(({ code, document, path }) => ({ code, document, path })),
};

/** @type {typeof import("./types.js").shadow} */
export function shadow(live, candidate, onDifference) {
  return {
    decide(change, facts, options) {
      const decision = live.decide(change, facts, options);
      try {
        const other = candidate.decide(change, facts, options);
        const parts = differing(decision, other);
        if (parts.length > 0) settle(onDifference({ change, facts, parts, live: decision, candidate: other }));
      } catch (thrown) {
        // Whatever happens to the candidate or to who is told, the live decision stands.
        report(messageOf(thrown));
      }
      return decision;
    },
  };
}

/** @param {Decision} live @param {Decision} candidate */
function differing(live, candidate) {
  const parts = /** @type {Difference["parts"]} */ (Object.keys(PARTS));
  return parts.filter((part) => JSON.stringify(PARTS[part](live)) !== JSON.stringify(PARTS[part](candidate)));
}

/** A listener that answers a promise may fail later. @param {any} answer */
function settle(answer) {
  if (answer instanceof Promise) answer.catch((thrown) => report(messageOf(thrown)));
}

/** @param {string} message */
function report(message) {
  const { console } = globalThis;
  if (console) console.error(`plangate: the shadow failed: ${message}`);
}
