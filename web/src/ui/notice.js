import { h } from "./dom.js";
import { icon } from "./icons.js";

const SECONDS = 12;

/**
 * Tells of something that happened, in a corner of the page and to screen readers.
 * @param {Element} container with role status
 * @returns {(text: string, kind?: "done" | "warning") => void}
 */
export function createNotices(container) {
  let timer = 0;
  const clear = () => container.replaceChildren();
  return function tell(text, kind = "done") {
    clearTimeout(timer);
    const close = h("button", { type: "button", class: "icon-button", "aria-label": "Close the message", onclick: clear }, icon("deny"));
    container.replaceChildren(h("div", { class: `notice ${kind}` }, icon(kind === "done" ? "allow" : "warning"), h("p", {}, text), close));
    // What went wrong stays until it has been read.
    if (kind === "done") timer = setTimeout(clear, SECONDS * 1000);
  };
}
