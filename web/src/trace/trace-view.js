import { byId, h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { partItem } from "./part.js";

const ICONS = { fired: "deny", quiet: "allow", unknown: "undecided", error: "error", inapplicable: "allow" };
const WORDS = { fired: "fired", quiet: "did not fire", unknown: "unknown", error: "cannot be evaluated", inapplicable: "not for cancellations" };

const SILENT = ["quiet", "inapplicable"];

/** Rules that said something are open from the start; guards have no condition to show. */
function ruleItem({ rule, name, effect, result, when, defer }, isOpen) {
  const title = [
    icon(result === "fired" && effect !== "deny" ? effect : ICONS[result]),
    h("code", {}, name ? `${rule}, ${name}` : rule),
    h("span", { class: "effect" }, effect),
    h("span", { class: "result" }, WORDS[result]),
  ];
  if (!when) return h("li", { class: `rule-trace did-${result}` }, h("p", { class: "rule-line" }, title));
  const parts = [when, defer].filter(Boolean).map((part) => partItem(part));
  return h("li", { class: `rule-trace did-${result}` }, h("details", { open: isOpen }, h("summary", { class: "rule-line" }, title), h("ul", { class: "parts" }, parts)));
}

const keyOf = ({ rule, name }) => JSON.stringify([rule, name]);

/** What every rule did, and what each part of its condition was. */
export function createTraceView() {
  const list = byId("trace");
  /** Which rules were opened or closed by hand, so that they stay so while facts move. */
  const chosen = new Map();

  list.addEventListener("click", ({ target }) => {
    const item = target.closest("summary")?.closest("li");
    if (item) chosen.set(item.dataset.key, !item.querySelector("details").open);
  });

  return function show({ trace }) {
    const { rules = [], hidden = 0 } = trace ?? {};
    const items = rules.map((rule) => {
      const key = keyOf(rule);
      const item = ruleItem(rule, chosen.get(key) ?? !SILENT.includes(rule.result));
      item.dataset.key = key;
      return item;
    });
    list.replaceChildren(...items);
    byId("trace-hidden").textContent = hidden > 0 ? `and ${hidden} more rules` : "";
  };
}
