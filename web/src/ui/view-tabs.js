import { h } from "./dom.js";

const KEYS = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Tabs over views, as the ARIA practices describe them: arrow keys move, one of them is in the tab order.
 * @param {Element} container
 * @param {{id: string, title: string}[]} views each with a panel `view-ID`
 * @param {(id: string) => void} onSelect
 */
export function createViewTabs(container, views, onSelect) {
  let selected = views[0].id;
  const tabs = new Map(views.map(({ id, title }) => [id, tab(id, title)]));

  function tab(id, title) {
    const attributes = { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `view-${id}`, onclick: () => choose(id) };
    return h("button", attributes, title);
  }

  function show(id) {
    selected = id;
    for (const [other, button] of tabs) {
      button.setAttribute("aria-selected", String(other === id));
      button.tabIndex = other === id ? 0 : -1;
      document.getElementById(`view-${other}`).hidden = other !== id;
    }
  }

  function choose(id) {
    show(id);
    onSelect(id);
  }

  container.addEventListener("keydown", (event) => {
    const by = KEYS[event.key];
    if (!by) return;
    const index = views.findIndex(({ id }) => id === selected);
    const next = views[(index + by + views.length) % views.length].id;
    choose(next);
    tabs.get(next).focus();
  });
  container.setAttribute("role", "tablist");
  container.append(...tabs.values());
  show(selected);
  return { selected: () => selected, show: (id) => show(tabs.has(id) ? id : views[0].id) };
}
