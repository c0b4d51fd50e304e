import { h } from "./dom.js";
import { DOCUMENTS } from "./editors.js";

/** Picks the one document that a narrow page has room for; a wide page shows all four and hides these buttons. */
export function createTabs(container) {
  const buttons = DOCUMENTS.map(({ id, title }) => {
    const badge = h("span", { class: "count" });
    const button = h("button", { type: "button", "aria-controls": `pane-${id}`, onclick: () => select(id) }, title, badge);
    return { id, button, badge };
  });

  function select(chosen) {
    document.documentElement.dataset.document = chosen;
    for (const { id, button } of buttons) button.setAttribute("aria-pressed", String(id === chosen));
  }

  container.append(...buttons.map(({ button }) => button));
  select("policy");
  return { select };
}
