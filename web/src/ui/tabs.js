import { DOCUMENTS } from "../documents.js";
import { h } from "./dom.js";

/** The policy and the catalogue take turns where there is room for one of them beside the change and the facts. */
const LARGE = ["policy", "catalog"];

/** Picks the document to show: on a narrow page the only one, on a wide one the large one of several. */
export function createTabs(container) {
  const buttons = DOCUMENTS.map(({ id, title }) => {
    const badge = h("span", { class: "count" });
    const attributes = { type: "button", "data-tab": id, "aria-controls": `pane-${id}`, onclick: () => select(id) };
    return { id, button: h("button", attributes, title, badge) };
  });

  function select(chosen) {
    const { dataset } = document.documentElement;
    dataset.document = chosen;
    if (LARGE.includes(chosen)) dataset.large = chosen;
    for (const { id, button } of buttons) button.setAttribute("aria-pressed", String(id === chosen));
  }

  container.append(...buttons.map(({ button }) => button));
  select("policy");
  return { select };
}
