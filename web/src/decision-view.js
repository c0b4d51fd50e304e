import { h } from "./dom.js";
import { icon } from "./icons.js";

const BUTTONS = {
  deny: ["Back to plans"],
  undecided: ["Contact support", "Try again"],
  review: ["Back to plans", "Ask first"],
  defer: ["Back to plans", "Change later"],
  allow: ["Back to plans", "Confirm"],
};

function previewButtons(outcome) {
  const names = BUTTONS[outcome] ?? [];
  return names.map((name, index) => {
    const kind = index === names.length - 1 ? "primary" : "plain";
    return h("button", { type: "button", disabled: true, class: kind }, name);
  });
}

/** The dialog in which a customer would read the decision. Its buttons are for the look of it and do nothing. */
export function showCustomer(figure, decision) {
  if (!decision) {
    figure.replaceChildren(h("p", { class: "empty" }, "There is no decision to show yet."));
    return;
  }
  const { headline, list } = decision.customer;
  figure.dataset.outcome = decision.outcome;
  const dialog = h(
    "div",
    { class: "dialog" },
    h("p", { class: "headline" }, headline),
    list.length ? h("ul", {}, list.map((line) => h("li", {}, line))) : null,
    h("div", { class: "dialog-buttons" }, previewButtons(decision.outcome)),
  );
  figure.replaceChildren(dialog, h("figcaption", {}, "Preview. The buttons do nothing here."));
}

const cell = (value) => h("td", { class: "number" }, value === undefined ? "–" : String(value));

function reasonRows({ rule, code, message, values = {} }) {
  const names = [h("code", {}, code), values.name ? h("span", { class: "metric" }, values.name) : null];
  const other = rule === code ? null : h("span", { class: "rule" }, `rule ${rule}`);
  return h(
    "tbody",
    {},
    h("tr", {}, h("th", { scope: "row" }, names, other), cell(values.used), cell(values.limit), cell(values.over)),
    h("tr", { class: "message" }, h("td", { colspan: "4" }, message)),
  );
}

const column = (name) => h("th", { scope: "col", class: "number" }, name);

/** The reasons, with what is used, what the limit is, and by how much it is exceeded. */
export function showReasons(container, decision) {
  const reasons = decision ? decision.reasons : [];
  if (reasons.length === 0) {
    container.replaceChildren(h("p", { class: "empty" }, "No rule gave a reason."));
    return;
  }
  const head = h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Reason"), ["Used", "Limit", "Over"].map(column)));
  container.replaceChildren(h("table", {}, head, reasons.map(reasonRows)));
}

/** The facts whose values could still change the outcome or add reasons. */
export function showNeeds(container, decision) {
  const needs = decision ? decision.needs : [];
  const about = decision?.complete === false ? "Nothing that a fact could supply." : "Nothing. The decision is complete.";
  const none = h("p", { class: "empty" }, decision ? about : "There is no decision yet.");
  const list = h("ul", { class: "needs" }, needs.map((name) => h("li", {}, icon("undecided"), h("code", {}, name))));
  container.replaceChildren(needs.length ? list : none);
}
