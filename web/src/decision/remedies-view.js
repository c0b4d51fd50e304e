import { h } from "../ui/dom.js";

const RELATIONS = { "<=": "at most ", ">=": "at least ", "==": "" };

const ABSENT = {
  none: "Nothing: no change to at most three of the facts that the customer can change lifts this decision.",
  "not known": "No change was found that lifts this decision, though there may be one.",
};

const shown = (value) => (value === null ? "none" : String(value));
const changeWords = ({ fact, to, relation }) => `${fact} ${RELATIONS[relation]}${shown(to)}`;

function changeLine({ fact, from, to, relation }) {
  return h("p", {}, h("code", {}, fact), ` ${RELATIONS[relation]}`, h("b", {}, shown(to)), h("span", {}, `instead of ${shown(from)}`));
}

function item(changes, apply) {
  const words = changes.map(changeWords).join(" and ");
  const button = h("button", { type: "button", class: "button", "aria-label": `Apply ${words}`, onclick: () => apply(changes) }, "Apply");
  return h("li", {}, h("div", {}, changes.map(changeLine)), button);
}

/**
 * What would help: each item by itself lifts the decision when it is applied to the facts. Hidden where a decision needs no help.
 * @param {Element} section with a heading, and a box for the list
 * @param {(changes: {fact: string, to: unknown}[]) => void} apply
 */
export function showRemedies(section, decision, apply) {
  const { remedies } = decision ?? {};
  section.hidden = !remedies;
  if (!remedies) return;
  const content = remedies.status === "found" ? h("ul", { class: "remedies" }, remedies.sets.map((changes) => item(changes, apply))) : h("p", { class: "empty" }, ABSENT[remedies.status]);
  section.lastElementChild.replaceChildren(content);
}
