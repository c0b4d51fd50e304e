// The figures of engines of CEL as tables, each with what was promised of it.

import { fixed, table, whole } from "./table.mjs";

const US = "plangate";
const PEERS = { celJs: "cel-js", bufbuild: "@bufbuild/cel" };

export const PROMISE = { evaluation: 10, compilation: 1, growth: 1.5 };

const fastestPeer = (times) => Math.min(...Object.keys(PEERS).map((name) => times[name]));
const atLeast = (value, promise) => (value >= promise ? "ok" : "SLOW");

function evaluationRow(label, times) {
  const ratio = fastestPeer(times) / times[US];
  return [label, whole(times[US]), ...Object.keys(PEERS).map((name) => whole(times[name])), fixed(ratio, 1),
    atLeast(ratio, PROMISE.evaluation)];
}

const sumOf = (all) => Object.fromEntries(Object.keys(all[0]).map((name) => [name, all.reduce((sum, times) => sum + times[name], 0)]));

export function evaluationTable({ evaluation, together }) {
  const rows = Object.entries(evaluation).map(([condition, times]) => evaluationRow(condition, times));
  rows.push(evaluationRow("all ten, summed", sumOf(Object.values(evaluation))));
  return table(["condition", `${US}, ns`, ...Object.values(PEERS).map((name) => `${name}, ns`), "x faster",
    `>= ${PROMISE.evaluation}x`], [...rows, evaluationRow("all ten, decided from the caller's objects", together)]);
}

/** Two rows for each size: loading whole policies, and what of it the conditions take, which is what the others do. */
export function compilationTable({ compilation, rest }) {
  const sizes = Object.keys(compilation);
  const conditionsOnly = (size) => ({ ...compilation[size], [US]: compilation[size][US] - rest[size][US] });
  const rows = (label, timesOf) => sizes.map((size) => (
    compilationRow(label, size, timesOf(size), timesOf(sizes[0])[US] / sizes[0])));
  return table(["conditions", "", `${US}, us each`, ...Object.values(PEERS).map((name) => `${name}, us each`), "x faster",
    `>= ${PROMISE.compilation}x`, "growth of each", `<= ${PROMISE.growth}`],
  [...rows("conditions alone", conditionsOnly), ...rows("the whole policy", (size) => compilation[size])]);
}

function compilationRow(label, size, times, ofFewest) {
  const micros = (time) => fixed(time / size / 1000, 2);
  const ratio = fastestPeer(times) / times[US];
  const growth = times[US] / size / ofFewest;
  return [whole(size), label, micros(times[US]), ...Object.keys(PEERS).map((name) => micros(times[name])), fixed(ratio, 1),
    atLeast(ratio, PROMISE.compilation), fixed(growth, 2), growth <= PROMISE.growth ? "ok" : "OVER"];
}
