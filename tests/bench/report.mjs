// The figures as tables, each with its budget where it has one.

import { fixed, table, verdict, whole } from "./table.mjs";

const BASE = "hand-written";

/** Times hand-written JavaScript, with the reader of all layouts and with one that was made for the layout. */
const RATIOS = { plangate: { unread: 5, rendered: 6 }, "plangate-esm": { unread: 2.5, rendered: 4 } };
const BUDGET = { engineGzip: 100_000, decidingGzip: 40_000, downloadGzip: 70_000, documents: 15, image: 5, quote: 10_000, words: 2000, matrix: 1000 };

export function speedTable(speed, versions) {
  const rows = Object.keys(speed).map((name) => [name, versions[name] ?? "",
    ...["unread", "rendered"].flatMap((mode) => {
      const ratio = speed[name][mode] / speed[BASE][mode];
      return [whole(speed[name][mode]), fixed(ratio, 1), ...judged(ratio, RATIOS[name]?.[mode])];
    })]);
  return table(["engine", "version", "reasons unread, ns", "x", "budget", "", "reasons rendered, ns", "x", "budget", ""], rows);
}

/** A budget, where there is one, and whether it is kept. */
const judged = (value, budget) => (budget === undefined ? [null, null] : [budget, verdict(value, budget)]);

/** How much one metric more costs stays the same when cost is linear. */
export function scaleTable(scale) {
  const names = Object.keys(scale[0].speed);
  const rows = scale.map(({ metrics, rules, speed }) => [metrics, rules, ...names.map((name) => whole(speed[name].unread)),
    ...["plangate", "plangate-esm"].flatMap((name) => [fixed(speed[name].unread / metrics, 1), verdict(speed[name].unread, speed["json-logic"].unread)])]);
  return table(["metrics", "rules", ...names, "plangate, per metric", "<= json-logic", "plangate-esm, per metric", "<= json-logic"], rows);
}

export function wordsTable(times) {
  const { unread, compare } = times;
  const row = (name, time, budget) => [name, whole(time), ...judged(time, budget).map((cell) => (typeof cell === "number" ? whole(cell) : cell))];
  return table(["what is read of a decision with three reasons", "ns", "budget", ""], [
    row("its outcome", unread),
    row("reasons, beyond that", times.reasons - unread, BUDGET.words),
    row("reasons and list, beyond that", times["reasons and list"] - unread, BUDGET.words),
    row("compare over 100 plans; budget: 100 decisions", compare, 100 * unread),
  ]);
}

export function sizeTable({ whole: all, deciding }) {
  const row = (label, { raw, gzip, brotli, files }, budget) => [label, files, whole(raw), whole(gzip), whole(brotli),
    budget ? whole(budget) : null, budget ? verdict(gzip, budget) : null];
  return table(["shipped", "files", "raw, bytes", "gzip, bytes", "brotli, bytes", "gzip budget", "verdict"], [
    row("engine.wasm", all.wasm, BUDGET.engineGzip),
    row('JavaScript of import "plangate"', all.package),
    row("download: both", all.download, BUDGET.downloadGzip),
    row("engine-plain.js (instead of wasm)", all.plain),
    row("decide.wasm", deciding.wasm, BUDGET.decidingGzip),
    row('JavaScript of import "plangate/decide"', deciding.package),
    row("download to decide only: both", deciding.download),
    row("decide-plain.js (instead of wasm)", deciding.plain),
  ]);
}

export function partsTable(parts) {
  const rows = Object.entries(parts).map(([part, { raw, gzip }]) => [part, whole(raw), whole(gzip)]);
  const sum = (key) => whole(Object.values(parts).reduce((total, part) => total + part[key], 0));
  return table(["part of engine.wasm, nothing inlined across files", "raw, bytes", "gzip, bytes"],
    [...rows, ["all of them", sum("raw"), sum("gzip")]]);
}

const startBudget = (name) => (!name.startsWith("plangate") ? undefined : name.endsWith("documents") ? BUDGET.documents : BUDGET.image);

export function coldStartTable(times) {
  const rows = Object.entries(times).map(([name, { inside, processor, process }]) => [name, fixed(inside, 1), fixed(processor, 1), fixed(process, 1),
    ...judged(inside, startBudget(name))]);
  return table(["fresh process", "import to first decision, ms", "of the processor, ms", "whole process, ms", "budget, ms", ""], rows);
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

export function analysisTable({ matrix, smallMatrix, findings, diff }) {
  return table(["analysis", "processor time, ms", `<= ${BUDGET.matrix}`], [
    ["every change of 100 plans by 200 rules", fixed(matrix, 0), verdict(matrix, BUDGET.matrix)],
    ["every change of 10 plans by 20 rules", fixed(smallMatrix, 1), null],
    ["findings in 20 rules, 10 plans", fixed(findings, 0), null],
    ["two versions of 20 rules, 10 plans", fixed(diff, 0), null],
  ]);
}
