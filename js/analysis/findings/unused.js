/** What is stated and never read: facts of the policy, limits of the catalogue. */
import { pointerOf } from "../../text/pointer.js";

/** @typedef {import("../../types.js").Finding} Finding */

/** @param {import("../subject.js").Subject} subject @returns {Finding[]} */
export function unusedFacts({ policy, contents }) {
  const read = new Set(contents.allSlots.map(({ fact }) => fact));
  const unused = Object.keys(policy.facts || {}).filter((fact) => !read.has(fact));
  return unused.map((fact) => {
    const path = pointerOf(["facts", fact]);
    return {
      code: "finding/unused-fact", severity: "warning", document: "policy", path, message: `Nothing reads "${fact}".`,
      fix: { document: "policy", path, replacement: null },
    };
  });
}

/** Each limit once, at the first plan that states it. @param {import("../subject.js").Subject} subject @returns {Finding[]} */
export function unusedLimits({ plans, contents }) {
  const read = new Set(contents.names.map((name) => name.replace(/^(?:current|requested)\.limits\./, "")));
  /** @type {Map<string, string>} */
  const stated = new Map();
  for (const [code, { limits = {} }] of Object.entries(plans).reverse()) for (const limit of Object.keys(limits)) stated.set(limit, code);
  const unused = [...stated].filter(([limit]) => !read.has(limit));
  return unused.map(([limit, code]) => ({
    code: "finding/unused-limit", severity: "warning", document: "catalog", path: pointerOf(["plans", code, "limits", limit]),
    message: `No rule reads the limit "${limit}".`,
  }));
}
