// The figures as tables, each with its budget where it has one.

import { fixed, table, verdict, whole } from "./table.mjs";

const US = "plangate";
const BASE = "hand-written";

export const BUDGET = { rendered: 6, unread: 5, downloadGzip: 70_000, coldStart: 15, quote: 10_000 };

export function speedTable(speed, versions) {
  const rows = Object.keys(speed).map((name) => {
    const times = speed[name];
    const ratio = (mode) => times[mode] / speed[BASE][mode];
    const judged = (mode) => (name === US ? verdict(ratio(mode), BUDGET[mode]) : null);
    return [name, versions[name] ?? "", whole(times.unread), fixed(ratio("unread"), 1), judged("unread"),
      whole(times.rendered), fixed(ratio("rendered"), 1), judged("rendered")];
  });
  return table(["engine", "version", "reasons unread, ns", "x", `<= ${BUDGET.unread}x`,
    "reasons rendered, ns", "x", `<= ${BUDGET.rendered}x`], rows);
}

export function sizeTable(sizes) {
  const row = (label, { raw, gzip, brotli, files }, budget) => [label, files, whole(raw), whole(gzip), whole(brotli),
    budget ? whole(budget) : null, budget ? verdict(gzip, budget) : null];
  return table(["shipped", "files", "raw, bytes", "gzip, bytes", "brotli, bytes", "gzip budget", "verdict"], [
    row("engine.wasm", sizes.wasm),
    row('JavaScript of import "plangate"', sizes.package),
    row("download: both", sizes.download, BUDGET.downloadGzip),
    row("engine-plain.js (instead of wasm)", sizes.plain),
  ]);
}

export function partsTable(parts) {
  const rows = Object.entries(parts).map(([part, { raw, gzip }]) => [part, whole(raw), whole(gzip)]);
  const sum = (key) => whole(Object.values(parts).reduce((total, part) => total + part[key], 0));
  return table(["part of engine.wasm, nothing inlined across files", "raw, bytes", "gzip, bytes"],
    [...rows, ["all of them", sum("raw"), sum("gzip")]]);
}

export function coldStartTable(times) {
  const rows = Object.entries(times).map(([name, { inside, process }]) => [name, fixed(inside, 1), fixed(process, 1),
    name === US ? fixed(BUDGET.coldStart, 1) : null, name === US ? verdict(inside, BUDGET.coldStart) : null]);
  return table(["fresh process", "import to first decision, ms", "whole process, ms", "budget, ms", "verdict"], rows);
}

export function memoryTable({ decisions, before, after }) {
  return table(["decisions", "wasm memory before, bytes", "after, bytes", "verdict"],
    [[whole(decisions), whole(before), whole(after), after === before && before > 0 ? "ok" : "GREW"]]);
}

export function quoteTable(times) {
  const rows = Object.entries(times).map(([name, time]) => [name, whole(time),
    name === "quote, 12 invoices" ? verdict(time, BUDGET.quote) : null]);
  return table(["quotes, rendered in full", "ns", `<= ${whole(BUDGET.quote)}`], rows);
}

export function catalogTable({ sizes, rates }) {
  const rows = sizes.map(({ count, loaded, decided, applied, both, bytesPerPlan, snapshot }) => [whole(count), fixed(loaded, 0),
    fixed(decided, 2), fixed(applied, 1), fixed(both, 1), whole(bytesPerPlan), whole(snapshot)]);
  const bySize = table(["plans", "load, ms", "decide, us", "apply one update, us", "apply and decide, us", "wasm memory per plan, bytes",
    "snapshot, bytes"], rows);
  const perSecond = table(["notifications", "per second"], [["verified", whole(rates.verified)], ["verified, stored in memory and applied", whole(rates.handled)]]);
  return `${bySize}\n\n${perSecond}`;
}
