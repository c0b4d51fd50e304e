import { h } from "../ui/dom.js";

const CRITERIA = { rank: "by rank", interval: "by billing period", price: "by price" };

function rows({ direction, criterion, effectiveAt, digests }) {
  return [
    ["Direction", direction && [direction, criterion && CRITERIA[criterion]].filter(Boolean).join(", ")],
    ["Takes effect", effectiveAt],
    ["Policy", h("code", { title: digests.policy }, digests.policy.slice(0, 12))],
    ["Catalogue", h("code", { title: digests.catalog }, digests.catalog.slice(0, 12))],
  ].filter(([, value]) => value !== null && value !== undefined);
}

/** What else an engineer wants to know: direction, date, and by which documents it was decided. */
export function showDetails(list, decision) {
  const items = decision ? rows(decision).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]) : [];
  list.replaceChildren(...items);
}

/** Warnings of the decision, those of its quote. */
export function showWarnings(section, decision) {
  const warnings = decision?.warnings ?? [];
  section.hidden = warnings.length === 0;
  section.querySelector("ul").replaceChildren(...warnings.map(({ message, code }) => h("li", {}, message, " ", h("code", {}, code))));
}
