import { statSync } from "node:fs";
import path from "node:path";
import { defineCommand } from "citty";
import { readCases } from "./case-file.js";
import { Coverage } from "./coverage.js";
import { UsageError, openGate } from "./documents.js";
import { differences } from "./expectation.js";
import { print, printJson } from "./print.js";
import { dim, green, red, yellow } from "./style.js";

/**
 * @typedef {import("./case-file.js").Case} Case
 * @typedef {import("./coverage.js").Gap} Gap
 * @typedef {{ name: string, ok: boolean, differences: string[] }} Result
 */

export const test = defineCommand({
  meta: {
    name: "test",
    description: "Decide the cases beside a policy, and show which rules and sides of conditions none of them reaches. Exit code 1 when one fails",
  },
  args: {
    policy: { type: "positional", required: true, description: "The policy, or a folder with policy.json, catalog.json and cases.json" },
    catalog: { type: "positional", required: false, description: "The catalogue" },
    cases: { type: "positional", required: false, description: "The cases; more files may follow" },
    strict: { type: "boolean", description: "Exit code 1 also when something is not reached" },
    json: { type: "boolean", description: "Print JSON" },
  },
  run({ args }) {
    const { policy, catalog, cases } = filesOf(args._);
    const opened = openGate({ policy, catalog, json: args.json });
    if (opened === null) return;
    const coverage = new Coverage();
    const results = cases.flatMap(readCases).map((item) => run(opened.gate, item, coverage));
    const gaps = coverage.gaps();
    const { sides, seen } = coverage.count();
    if (results.length === 0) throw new UsageError("There are no cases.");
    if (results.some(({ ok }) => !ok) || (args.strict && gaps.length > 0)) process.exitCode = 1;
    if (args.json) return printJson({ cases: results, coverage: { sides, reached: seen, gaps } });
    print([...results.flatMap(resultLines), "", summary(results), `reached: ${seen} of ${sides} sides of conditions`, ...gaps.map(gapLine)].join("\n"));
  },
});

/** @param {string[]} named */
function filesOf([policy, catalog, ...cases]) {
  const isFolder = statSync(policy, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder && catalog === undefined) {
    const within = (/** @type {string} */ name) => path.join(policy, name);
    return { policy: within("policy.json"), catalog: within("catalog.json"), cases: [within("cases.json")] };
  }
  if (isFolder || catalog === undefined || cases.length === 0) {
    throw new UsageError("Name a folder, or a policy, a catalogue and files with cases.");
  }
  return { policy, catalog, cases };
}

/** @param {import("../types.js").Gate} gate @param {Case} item @param {Coverage} coverage @returns {Result} */
function run(gate, { name, change, facts, expect, mistakes }, coverage) {
  const { decision, rules } = gate.explain(change, facts);
  coverage.add(rules);
  const found = [...mistakes, ...differences(JSON.parse(JSON.stringify(decision)), expect)];
  return { name, ok: found.length === 0, differences: found };
}

/** @param {Result} result */
function resultLines({ name, ok, differences: found }) {
  return [`${ok ? green("ok  ") : red("FAIL")} ${name}`, ...found.map((line) => `     ${line}`)];
}

/** @param {Result[]} results */
function summary(results) {
  const failed = results.filter(({ ok }) => !ok).length;
  const all = `${results.length} case${results.length === 1 ? "" : "s"}`;
  return failed === 0 ? green(`${all}, all passed`) : red(`${all}, ${failed} failed`);
}

/** @param {Gap} gap */
function gapLine({ rule, part, never }) {
  return `${yellow(`never ${never}`.padEnd("never evaluated".length))}  ${part.replace(/\s+/g, " ")}  ${dim(rule)}`;
}
