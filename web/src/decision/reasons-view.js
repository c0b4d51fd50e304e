import { count, h } from "../ui/dom.js";

/** Enough to read; a policy may have thousands. */
const MOST = 60;

const cell = (value) => h("td", { class: "number" }, value === undefined ? "–" : String(value));

function reasonRows({ rule, code, message, values = {} }) {
  const names = [h("code", {}, code), values.name ? h("span", { class: "metric" }, values.name) : null];
  const other = rule === code ? null : h("span", { class: "rule" }, `rule ${rule}`);
  return h(
    "tbody",
    {},
    h("tr", {}, h("th", { scope: "row" }, names, other), cell(values.used), cell(values.limit), cell(values.over)),
    h("tr", { class: "message" }, h("td", { colspan: "4" }, message)),
  );
}

const column = (name) => h("th", { scope: "col", class: "number" }, name);

/** The reasons, with what is used, what the limit is, and by how much it is exceeded. */
export function showReasons(container, decision) {
  const reasons = decision ? decision.reasons : [];
  if (reasons.length === 0) {
    container.replaceChildren(h("p", { class: "empty" }, "No rule gave a reason."));
    return;
  }
  const head = h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Reason"), ["Used", "Limit", "Over"].map(column)));
  const rest = reasons.length - MOST;
  container.replaceChildren(
    h("table", {}, head, reasons.slice(0, MOST).map(reasonRows)),
    rest > 0 ? h("p", { class: "empty" }, `and ${count(rest, "more reason")}`) : "",
  );
}
