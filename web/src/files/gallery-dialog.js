import { openDialog } from "../ui/dialog.js";
import { h } from "../ui/dom.js";

const cards = (examples, choose) =>
  examples.map(({ title, about, documents }) =>
    h("li", {}, h("button", { type: "button", class: "card", onclick: () => choose(documents) }, h("b", {}, title), h("span", {}, about))));

/** Shows the examples, which are loaded when they are first asked for. */
export async function openGallery(open) {
  const { GALLERY } = await import("./gallery.js");
  const groups = GALLERY.map(([title, examples]) => [h("h3", {}, title), h("ul", { class: "cards" }, cards(examples, choose))]);
  const close = openDialog("Examples", groups);

  function choose(documents) {
    close();
    open({ ...documents, candidate: undefined });
  }
}
