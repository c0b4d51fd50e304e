import { byId, h } from "./dom.js";
import { icon } from "./icons.js";

/** Opens a modal dialog with a title; closing it gives the focus back to where it was. */
export function openDialog(title, ...content) {
  const dialog = byId("dialog");
  const close = () => dialog.close();
  const button = h("button", { type: "button", class: "icon-button", "aria-label": "Close", onclick: close }, icon("deny"));
  dialog.replaceChildren(h("header", {}, h("h2", { id: "dialog-title" }, title), button), ...content.flat(3).filter(Boolean));
  dialog.showModal();
  return close;
}
