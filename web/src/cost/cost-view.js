import { needsList } from "../decision/needs-view.js";
import { byId, h } from "../ui/dom.js";
import { linesTable, scheduleTable } from "./quote-table.js";

const figure = (name, value) => h("div", { class: "figure" }, h("dt", {}, name), h("dd", {}, value));

function summary({ currency, dueNow, credit, nextInvoice, effectiveAt }) {
  const money = (amount) => `${amount} ${currency}`;
  const next = nextInvoice && [money(nextInvoice.requested), h("small", {}, `on ${nextInvoice.at.slice(0, 10)}`)];
  return h(
    "dl",
    { class: "figures" },
    figure("Due now", money(dueNow)),
    Number(credit) > 0 ? figure("Credit left", money(credit)) : null,
    figure("Takes effect", effectiveAt === "now" ? "now" : effectiveAt.slice(0, 10)),
    figure("Next invoice", next ?? "none"),
  );
}

const issueList = (issues, kind) => h("ul", { class: `remarks ${kind}` }, issues.map(({ message, code }) => h("li", {}, message, " ", h("code", {}, code))));

function missing({ needs, issues }, addFact) {
  return [
    h("p", { class: "empty" }, "There is no quote yet."),
    needs.length ? [h("h3", {}, "It needs"), needsList(needs, addFact)] : null,
    issues.length ? issueList(issues, "error") : null,
  ];
}

/** The chart is the heaviest part of the page and is loaded when it is first seen. */
let chart = null;

async function draw(container, quote) {
  chart ??= import("./invoice-chart.js");
  const { drawInvoices } = await chart;
  if (container.isConnected) drawInvoices(container, quote);
}

function whole(quote, container) {
  return [
    summary(quote),
    h("h3", {}, "Line by line"),
    quote.lines.length ? linesTable(quote) : h("p", { class: "empty" }, "Nothing is charged or credited with the change itself."),
    quote.warnings.length ? issueList(quote.warnings, "warning") : null,
    quote.schedule.length ? schedule(quote, container) : null,
  ];
}

function schedule(quote, container) {
  return [
    h("h3", {}, "Coming invoices"),
    h("p", { class: "legend" }, h("i", { class: "ink stays" }), " plan stays ", h("i", { class: "ink changes" }), " plan is changed"),
    container,
    h("details", {}, h("summary", {}, "Invoices as a table"), scheduleTable(quote)),
  ];
}

/** What the change costs: a table of the quote and a chart of both plans' coming invoices. */
export function createCostView({ addFact }) {
  const box = byId("cost");
  let shown = "";
  let latest = null;

  function show({ quote }) {
    const key = JSON.stringify(quote ?? null);
    if (key === shown) return;
    [shown, latest] = [key, quote];
    const wasOpen = box.querySelector("details")?.open ?? false;
    const container = h("div", { class: "chart", "aria-hidden": "true" });
    const parts = quote ? (quote.complete ? whole(quote, container) : missing(quote, addFact)) : h("p", { class: "empty" }, "There is no quote to show.");
    box.replaceChildren(...[parts].flat(3).filter(Boolean));
    const details = box.querySelector("details");
    if (details) details.open = wasOpen;
    if (quote?.complete && quote.schedule.length) draw(container, quote);
  }

  /** Colours and width are those of the moment when a chart was drawn. */
  function redraw() {
    const container = box.querySelector(".chart");
    if (container && latest?.complete) draw(container, latest);
  }

  return { show, redraw };
}
