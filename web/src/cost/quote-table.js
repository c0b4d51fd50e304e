import { h } from "../ui/dom.js";

const KINDS = { credit: "Credit", charge: "Charge", setup_fee: "Setup fee" };

const day = (timestamp) => timestamp.slice(0, 10);
const column = (name, type = "") => h("th", { scope: "col", class: type }, name);
const amountCell = (amount) => h("td", { class: "number" }, amount);

function lineRow({ kind, plan, amount, period, formula }) {
  const [start, end] = [period.start, period.end].map(day);
  const span = [h("span", {}, start), start !== end && [" ", h("span", {}, `to ${end}`)]];
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, `${KINDS[kind]}, ${plan}`, h("span", { class: "formula" }, formula)),
    h("td", { class: "dates" }, span.flat()),
    amountCell(amount),
  );
}

const sumRow = (name, amount) => h("tr", { class: "sum" }, h("th", { scope: "row", colspan: "2" }, name), amountCell(amount));

/** The lines of a quote, with how each came about, and their sum. */
export function linesTable({ lines, total, currency }) {
  const head = h("tr", {}, column("Line"), column("Pays for"), column(currency, "number"));
  return h("table", { class: "lines" }, h("thead", {}, head), h("tbody", {}, lines.map(lineRow), sumRow("Total", total)));
}

function invoiceRow({ at, current, requested, difference }) {
  return h("tr", {}, h("th", { scope: "row" }, day(at)), [current, requested, difference].map(amountCell));
}

/** What is to be paid at each date, when the plan stays and when it is changed. */
export function scheduleTable({ schedule }) {
  const head = h("tr", {}, column("Date"), ["Plan stays", "Plan is changed", "Difference"].map((name) => column(name, "number")));
  return h("table", {}, h("thead", {}, head), h("tbody", {}, schedule.map(invoiceRow)));
}
