// CEL engines side by side: ten typical conditions, and compiling policies of 12, 200 and 2,000 conditions.

import { measure } from "mitata";
import * as engines from "./expression-engines.mjs";
import { conditions, manyConditions } from "./conditions.mjs";
import { median } from "./median.mjs";
import { shuffled } from "./shuffled.mjs";

export const SIZES = [12, 200, 2000];
// So many that the call around them, the same for one condition and for a thousand, no longer counts.
const COPIES = 1000;

/**
 * `compilation` is loading a policy of so many rules, `rest` what of it loading would take with `true` for every condition:
 * rules, messages, digests and the catalogue, of which the other engines do nothing.
 * @returns {Promise<{evaluation, together, compilation, rest}>} by condition, or size, and engine: nanoseconds
 */
export async function measureExpressions({ rounds, milliseconds }) {
  const loaded = Object.fromEntries(await Promise.all(
    Object.entries(engines).map(async ([name, load]) => [name, await load()])));
  assertSameAnswers(loaded);
  const options = { gc: false, min_cpu_time: milliseconds * 1e6 };
  const evaluation = {};
  for (const condition of conditions) {
    const times = await interleaved(loaded, rounds, options, ({ compile }) => compile(Array(COPIES).fill(condition)));
    evaluation[condition] = mapValues(times, (time) => time / COPIES);
  }
  const together = await interleaved(loaded, rounds, options, ({ compile }) => compile(conditions));
  const compilation = {};
  const rest = {};
  for (const size of SIZES) {
    const compiling = (source, of) => interleaved(of, Math.ceil(rounds / 3), options, ({ compile }) => () => compile(source));
    compilation[size] = await compiling(manyConditions(size), loaded);
    rest[size] = await compiling(Array(size).fill("true"), { plangate: loaded.plangate });
  }
  return { evaluation, together, compilation, rest };
}

const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

function assertSameAnswers(loaded) {
  for (const list of [conditions, ...conditions.map((condition) => [condition]), manyConditions(200)]) {
    const answers = mapValues(loaded, ({ compile, holding }) => holding(compile(list)()));
    if (new Set(Object.values(answers)).size !== 1) {
      throw new Error(`The engines disagree on ${list.join("; ")}: ${JSON.stringify(answers)}`);
    }
  }
}

export const kept = { result: null };

/** Medians over rounds; within a round every engine has its turn, in random order. */
async function interleaved(loaded, rounds, options, prepare) {
  const tasks = Object.entries(loaded).map(([name, engine]) => ({ name, engine, samples: [] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { engine, samples } of shuffled(tasks)) {
      const run = prepare(engine);
      const { p25 } = await measure(() => {
        kept.result = run();
      }, options);
      if (round > 0) samples.push(p25);
    }
  }
  return Object.fromEntries(tasks.map(({ name, samples }) => [name, median(samples)]));
}
