import { createGate } from "plangate";

/** A page lists no more than that; what is newly denied comes first. */
const MOST = 1000;

const wordsOf = ({ reasons, issues }) => [...reasons, ...issues].map(({ message }) => message);

/** The names of the facts that either decision rests on: the others may be anything. */
const readBy = (decisions) => [...new Set(decisions.flatMap(({ reasons }) => reasons.flatMap(({ facts }) => Object.keys(facts))))];

function shown({ change, from, to, parts, facts, before, after }) {
  return { change, from, to, parts, facts, read: readBy([before, after]), before: wordsOf(before), after: wordsOf(after) };
}

/**
 * What two policies decide differently, whatever the facts at hand are: `changes`, each with facts that show it and what both
 * say, `notShown` where that could be neither shown nor ruled out, and `settings` that differ.
 */
export async function differencesOf({ policy, candidate, catalog }) {
  const gates = await Promise.all([policy, candidate].map((text) => createGate({ policy: text, catalog })));
  const { diff } = await import("plangate/analysis");
  const { issues, changes, notShown, settings } = diff(...gates);
  for (const gate of gates) gate.dispose();
  return issues.length > 0 ? { fault: issues[0].message } : { changes: changes.slice(0, MOST).map(shown), notShown, settings };
}
