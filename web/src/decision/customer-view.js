import { h } from "../ui/dom.js";

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
