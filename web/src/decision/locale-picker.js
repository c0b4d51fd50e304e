import { byId, h } from "../ui/dom.js";

/**
 * The customer's language, for policies that speak several.
 * @param {() => void} onChoose
 */
export function createLocalePicker(onChoose) {
  const [box, select] = [byId("locale"), byId("locale-select")];
  let shown = "";
  select.addEventListener("change", onChoose);
  return {
    chosen: () => (box.hidden ? undefined : select.value),
    show(locales = []) {
      box.hidden = locales.length < 2;
      const key = locales.join();
      if (key === shown) return;
      shown = key;
      select.replaceChildren(...locales.map((locale) => h("option", {}, locale)));
    },
  };
}
