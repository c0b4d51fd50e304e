import { openDialog } from "../ui/dialog.js";
import { h } from "../ui/dom.js";
import { LONG_LINK, fragmentOf } from "./share.js";

const kilobytes = (length) => `${(length / 1000).toFixed(1)} KB`;

function lengthWords(length) {
  if (length <= LONG_LINK) return `${kilobytes(length)}. All of it is in the link itself, behind the #, which browsers send to nobody.`;
  return `${kilobytes(length)}: longer than 30 KB. Some programs cut such links when they pass them on; saving a file is safer.`;
}

/** Shows a link that holds everything that is on the screen. */
export async function openShare(state) {
  const link = new URL(await fragmentOf(state), location.href).href;
  const field = h("input", { type: "text", readonly: true, value: link, "aria-label": "Link", onfocus: () => field.select() });
  const told = h("span", { role: "status" });
  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      told.textContent = "Copied.";
    } catch {
      field.select();
      told.textContent = "Press Ctrl+C to copy the marked link.";
    }
  }
  openDialog(
    "Share",
    h("p", {}, "Whoever opens this link sees the same documents."),
    h("div", { class: "row" }, field, h("button", { type: "button", class: "button primary", onclick: copy }, "Copy")),
    h("p", { class: link.length > LONG_LINK ? "remark warning" : "remark" }, lengthWords(link.length)),
    told,
  );
}
