import "uplot/dist/uPlot.min.css";
import uPlot from "uplot";

const HEIGHT = 200;
const SECOND = 1000;

const styleOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A custom property with light-dark() has no colour of its own: an element that uses it has. */
function colour(name) {
  const probe = document.createElement("i");
  probe.className = `ink ${name}`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

const bars = (align) => uPlot.paths.bars({ size: [0.45, 18], align, gap: 1 });

function series(label, ink, align) {
  return { label, stroke: colour(ink), fill: colour(ink), paths: bars(align), points: { show: false } };
}

const axis = () => ({ stroke: colour("muted"), grid: { stroke: colour("line"), width: 1 }, ticks: { show: false }, font: `12px ${styleOf("--sans")}` });

function dataOf(schedule) {
  const column = (field) => schedule.map((invoice) => Number(invoice[field]));
  return [schedule.map(({ at }) => Date.parse(at) / SECOND), column("current"), column("requested")];
}

function options(width, currency) {
  return {
    width,
    height: HEIGHT,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * SECOND), "Etc/UTC"),
    cursor: { drag: { x: false, y: false }, points: { show: false } },
    legend: { show: false },
    scales: { x: { range: (_plot, from, to) => [from - 20 * 86400, to + 20 * 86400] }, y: { range: (_plot, _from, to) => [0, to * 1.1 || 1] } },
    axes: [axis(), { ...axis(), label: currency, labelSize: 18, size: 60 }],
    series: [{}, series("Plan stays", "stays", -1), series("Plan is changed", "changes", 1)],
  };
}

/** Draws the coming invoices of both plans into an element; the table beside it says the same. */
export function drawInvoices(container, { schedule, currency }) {
  container.replaceChildren();
  return new uPlot(options(container.clientWidth, currency), dataOf(schedule), container);
}
