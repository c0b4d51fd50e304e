import { h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

const MOST = 60;

/** The facts that are needed; each can be put among the facts with one press. */
export function needsList(needs, add) {
  const item = (name) => {
    const attributes = { type: "button", title: `Put ${name} among the facts`, onclick: () => add(name) };
    return h("li", {}, h("button", attributes, icon("undecided"), h("code", {}, name)));
  };
  return h("ul", { class: "needs" }, needs.slice(0, MOST).map(item));
}

/** The facts whose values could still change the outcome or add reasons. */
export function showNeeds(container, decision, add) {
  const needs = decision ? decision.needs : [];
  const about = decision?.complete === false ? "Nothing that a fact could supply." : "Nothing. The decision is complete.";
  const none = h("p", { class: "empty" }, decision ? about : "There is no decision yet.");
  container.replaceChildren(needs.length ? needsList(needs, add) : none);
}
