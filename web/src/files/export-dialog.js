import { openDialog } from "../ui/dialog.js";
import { h } from "../ui/dom.js";
import { download } from "./download.js";

const FILES = [
  ["policy.json", "the rules", "policy"],
  ["catalog.json", "the plans", "catalog"],
  ["change.json", "what is asked for", "change"],
  ["facts.json", "what is known of the customer", "facts"],
];

const card = (name, about, onclick) => h("li", {}, h("button", { type: "button", class: "card", onclick }, h("b", {}, name), h("span", {}, about)));

async function saveProject(documents, { change = {}, facts = {}, decision, stale = ["all"] }) {
  const { kindeProject } = await import("./kinde-project.js");
  const outcome = stale.length === 0 ? decision?.outcome : undefined;
  download("plangate-kinde.zip", kindeProject(documents, { change, facts }, outcome), "application/zip");
}

/** Each document as a file of its own, as the package and the command take them, and all of them as a project. */
export function openExport(documents, state) {
  const files = FILES.map(([name, about, id]) => card(name, about, () => download(name, `${documents[id].trimEnd()}\n`)));
  const project = card("plangate-kinde.zip", "A code repository for Kinde: these documents, the workflow, and the build that makes of them the one file that Kinde runs.", () => saveProject(documents, state));
  openDialog("Export", h("ul", { class: "cards" }, files), h("h3", {}, "For Kinde"), h("ul", { class: "cards wide" }, project));
}
