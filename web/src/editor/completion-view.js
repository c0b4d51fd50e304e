import { h } from "../ui/dom.js";

export const LIST_ID = "completions";
export const optionId = (index) => `completion-${index}`;

function labelOf({ label, displayLabel, at }, length) {
  if (displayLabel) return displayLabel;
  return [label.slice(0, at), h("span", { class: "cm-completionMatchedText" }, label.slice(at, at + length)), label.slice(at + length)];
}

function item(option, index, { selected, length }) {
  const detail = option.detail && h("span", { class: "cm-completionDetail" }, option.detail);
  const attributes = { role: "option", id: optionId(index), "aria-selected": String(index === selected) };
  return h("li", attributes, h("span", { class: "cm-completionLabel" }, labelOf(option, length)), detail);
}

/** Scrolls the list, and nothing around it. */
function scrollTo(list, { offsetTop, offsetHeight }) {
  if (offsetTop < list.scrollTop) list.scrollTop = offsetTop;
  else if (offsetTop + offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = offsetTop + offsetHeight - list.clientHeight;
}

/**
 * The list as it is shown, and below it what the selected option is.
 * @param {(index: number) => void} choose
 */
export function createCompletionView(choose) {
  const list = h("ul", { role: "listbox", id: LIST_ID, "aria-label": "Completions" });
  const info = h("p", { class: "cm-completionInfo" });
  const dom = h("div", { class: "cm-tooltip-autocomplete" }, list, info);
  dom.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const at = [...list.children].indexOf(event.target.closest("li"));
    if (at >= 0) choose(at);
  });

  function show(open) {
    list.replaceChildren(...open.options.map((option, index) => item(option, index, open)));
    const about = open.options[open.selected].info;
    info.textContent = about ?? "";
    info.hidden = !about;
    scrollTo(list, list.children[open.selected]);
  }
  return { dom, show };
}
