import { h } from "../ui/dom.js";
import { symbol } from "./symbols.js";

const capital = (sentence) => sentence[0].toUpperCase() + sentence.slice(1);

function remark({ shown, rules }) {
  return shown ? null : h("span", { class: "remark" }, `Possible, not shown${rules.length ? `: because of ${rules.join(", ")}` : ""}.`);
}

function item(prospect, tryOut) {
  const { outcome, sentence, when, witness } = prospect;
  const attempt = witness && h("button", { type: "button", class: "quiet", onclick: () => tryOut(witness) }, "Show me");
  return h(
    "li",
    {},
    symbol(outcome),
    h("div", {}, h("p", {}, `${capital(sentence)}. `, remark(prospect), attempt), when && when !== "true" && h("code", {}, when)),
  );
}

const list = (title, prospects, tryOut) =>
  prospects.length > 0 && [h("h3", {}, title), h("ul", { class: "prospects" }, prospects.map((prospect) => item(prospect, tryOut)))];

/**
 * What may come of one pair: each outcome with its condition, and facts that show it.
 * @param {{addFacts: (facts: object) => void, replaceFacts: (facts: object) => void}} actions
 */
export function showProspects(box, prospects, { addFacts, replaceFacts }) {
  const { always = [], known = [] } = prospects ?? {};
  const parts = [list("With what is known", known, addFacts), list("Whatever the facts are", always, replaceFacts)];
  box.replaceChildren(...parts.flat().filter(Boolean));
}
