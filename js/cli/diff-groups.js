/**
 * Changes of plan by what turns into what, in the order of their severity, for text and for Markdown.
 *
 * @typedef {import("../types-analysis.js").PolicyChange} PolicyChange
 * @typedef {{ title: string, to: import("../types.js").Outcome, changes: PolicyChange[] }} Group
 */
import { factsText } from "./change-text.js";

/** @type {Record<string, string>} */
const SAID = { deny: "denied", undecided: "undecided", review: "sent to review", defer: "deferred", allow: "allowed" };
/** @type {Record<PolicyChange["parts"][number], string>} */
const NAMES = { outcome: "outcome", effectiveAt: "date", reasons: "reasons", customer: "text for the customer", warnings: "warnings" };

/** @param {PolicyChange} change */
function titleOf({ from, to, parts }) {
  if (from !== to) return `newly ${SAID[to]}, ${SAID[from]} before`;
  return `${SAID[to]} as before, with another ${parts.map((part) => NAMES[part]).join(", ")}`;
}

/** @param {PolicyChange[]} changes @returns {Group[]} */
export function groupsOf(changes) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const change of changes) {
    const title = titleOf(change);
    const group = groups.get(title) || { title, to: change.to, changes: [] };
    groups.set(title, group);
    group.changes.push(change);
  }
  return [...groups.values()];
}

/** The facts that the reasons of either decision rest on; all when there are none. @param {PolicyChange} change */
export function exampleOf({ facts, before, after }) {
  const read = [before, after].flatMap(({ reasons }) => reasons.flatMap((reason) => Object.keys(reason.facts)));
  return factsText(facts, read);
}

/** What the stricter decision says; of one that only says it in other words the newer. @param {PolicyChange} change */
export function reasonOf({ before, after }) {
  const { reasons, issues } = after.outcome === "allow" ? before : after;
  return [...reasons, ...issues].map(({ message }) => message)[0] || "";
}
