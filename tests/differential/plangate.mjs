// The engine under test: the native harness (tests/expr/server.cpp), many requests at a time.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "../../scripts/lib/run.mjs";

const program = path.join(root, "build/native/tests/expr/plangate_expressions");

/**
 * @param {object[]} requests `{expr, variables, bindings}`
 * @returns {object[]} `{value}` or `{issues}` each; with `plain` where the plain evaluator disagrees
 */
export function evaluateAll(requests) {
  const input = requests.map((request) => JSON.stringify(request)).join("\n");
  const { status, signal, stdout, error } = spawnSync(program, { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  if (status !== 0) throw error ?? new Error(`${program} ended with ${signal ?? status}`);
  const answers = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  if (answers.length !== requests.length) throw new Error(`${answers.length} answers to ${requests.length} requests`);
  return answers;
}
