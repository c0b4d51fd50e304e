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

export function compilationTable({ compilation }) {
  const micros = (time, size) => fixed(time / size / 1000, 2);
  const sizes = Object.entries(compilation);
  const [smallSize, smallTimes] = sizes[0];
  return table(["conditions", `${US}, us each`, ...Object.values(PEERS).map((name) => `${name}, us each`), "x faster",
    `>= ${PROMISE.compilation}x`, "growth of each", `<= ${PROMISE.growth}`], sizes.map(([size, times]) => {
    const ratio = fastestPeer(times) / times[US];
    const growth = times[US] / size / (smallTimes[US] / smallSize);
    return [whole(size), micros(times[US], size), ...Object.keys(PEERS).map((name) => micros(times[name], size)),
      fixed(ratio, 1), atLeast(ratio, PROMISE.compilation), fixed(growth, 2), growth <= PROMISE.growth ? "ok" : "OVER"];
  }));
}
