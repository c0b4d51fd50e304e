// Stages of a test run: one line each, everything a failing one said, and the sum at the end.
import { run } from "./run.mjs";

const zero = () => ({ passed: 0, failed: 0, skipped: 0 });

/** Adds up what stages did; `finish()` prints the sum as the last line and answers the exit code. */
export class Tally {
  total = zero();

  add(counts) {
    for (const key of Object.keys(this.total)) this.total[key] += counts[key] ?? 0;
  }

  /** Runs one program as a stage. `count` reads its counts from the result; without it the stage is one check. */
  async stage(name, [command, ...args], { count, notes, ...options } = {}) {
    this.record(name, await run(command, args, { label: name, ...options }), { count, notes });
  }

  /** Counts and prints the result of a stage that has been run. `notes` picks lines to show in any case. */
  record(name, result, { count = countAsOne, notes = () => [] } = {}) {
    const counts = settled(count(result), result);
    this.add(counts);
    if (counts.failed > 0) console.log(result.output);
    for (const note of notes(result.output)) console.log(`  ${note}`);
    console.log(`${counts.failed > 0 ? "FAILED" : "ok"}  ${name}: ${describe(counts)} (${result.seconds.toFixed(1)} s)`);
  }

  skip(name, why) {
    this.add({ skipped: 1 });
    console.log(`skipped  ${name}: ${why}`);
  }

  fail(name, why) {
    this.add({ failed: 1 });
    console.log(`FAILED  ${name}: ${why}`);
  }

  finish(keys = Object.keys(this.total)) {
    console.log(keys.map((key) => `${this.total[key]} ${key}`).join(", "));
    return this.total.failed > 0 ? 1 : 0;
  }
}

/** A stage that ran nothing, or that ended badly without saying which test did, has failed. */
function settled(counts, result) {
  const nothing = counts.passed + counts.failed === 0;
  if (counts.failed === 0 && (nothing || !result.ok)) return { ...counts, failed: 1 };
  return counts;
}

const describe = ({ passed, failed, skipped }) =>
  [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`].filter(Boolean).join(", ");

const countAsOne = ({ ok }) => ({ ...zero(), [ok ? "passed" : "failed"]: 1 });

/** The last line of a run of our own: "3 passed, 1 failed, 0 skipped". */
export function countOwn({ output }) {
  const [, ...counts] = output.trimEnd().split("\n").pop().match(/^(\d+) passed, (\d+) failed, (\d+) skipped$/) ?? [];
  const [passed, failed, skipped] = counts.map(Number);
  return counts.length === 0 ? { ...zero(), failed: 1 } : { passed, failed, skipped };
}

/** doctest's summary: "test cases: 3 | 2 passed | 1 failed | 0 skipped". */
export function countDoctest({ output }) {
  const summary = /test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped/g;
  return [...output.matchAll(summary)].reduce(
    (sum, [, passed, failed, skipped]) => ({
      passed: sum.passed + Number(passed),
      failed: sum.failed + Number(failed),
      skipped: sum.skipped + Number(skipped),
    }),
    zero(),
  );
}

const conformance = /conformance: (\d+) passed, (\d+) failed, (\d+) excluded/;

/** The core's programs under CTest: doctest, and the conformance suite, where each test of the suite counts. */
export function countCore(result) {
  const counts = countDoctest(result);
  const [, passed = 0, failed = 0] = result.output.match(conformance) ?? [];
  return { ...counts, passed: counts.passed + Number(passed), failed: counts.failed + Number(failed) };
}

/** How the conformance suite went, for the notes of a stage. */
export function conformanceLine(output) {
  const [, passed, , excluded] = output.match(conformance) ?? [];
  if (!passed) return [];
  return [`conformance suite of CEL: ${passed} passed, ${excluded} excluded by name in tests/conformance/excluded.json`];
}

/** node:test's summary, in the spec reporter's or in TAP's writing. */
export function countNodeTest({ output }) {
  const last = (word) => Number([...output.matchAll(new RegExp(`^(?:ℹ|#) ${word} (\\d+)$`, "gm"))].pop()?.[1] ?? 0);
  return { passed: last("pass"), failed: last("fail") + last("cancelled"), skipped: last("skipped") + last("todo") };
}

/** The events of `go test -json`. A test with subtests counts as these, not once more itself. */
export function countGoTest({ output }) {
  const counts = zero();
  const ends = goEvents(output).filter(({ Test, Action }) => Test && ["pass", "fail", "skip"].includes(Action));
  const parents = new Set(ends.map(({ Test }) => Test.slice(0, Math.max(0, Test.lastIndexOf("/")))));
  const words = { pass: "passed", fail: "failed", skip: "skipped" };
  for (const { Test, Action } of ends) if (!parents.has(Test)) counts[words[Action]] += 1;
  return counts;
}

export function goEvents(output) {
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}
