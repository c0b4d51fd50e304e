import { openDialog } from "../ui/dialog.js";
import { h } from "../ui/dom.js";
import { download } from "./download.js";

const FILES = [
  ["policy.json", "the rules", "policy"],
  ["catalog.json", "the plans", "catalog"],
  ["change.json", "what is asked for", "change"],
  ["facts.json", "what is known of the customer", "facts"],
];

function item([name, about, id], documents) {
  const save = () => download(name, `${documents[id].trimEnd()}\n`);
  return h("li", {}, h("button", { type: "button", class: "card", onclick: save }, h("b", {}, name), h("span", {}, about)));
}

/** Each document as a file of its own, as the package and the command take them. */
export function openExport(documents) {
  openDialog("Export", h("ul", { class: "cards" }, FILES.map((file) => item(file, documents))));
}
