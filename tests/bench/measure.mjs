// Time per decision: all engines in one process, in rounds of random order, so that what the machine does meanwhile
// hits all alike. A round's figure is mitata's lower quartile, since other work can only add to a sample; the result is
// the median round.

import { measure } from "mitata";
import { median } from "./median.mjs";
import { shuffled } from "./shuffled.mjs";

/** Few enough that many samples pass without an interruption on a shared machine. */
const DECISIONS_PER_SAMPLE = 1024;

/** @returns {Promise<Object>} engine name to `{unread, rendered}`, nanoseconds per decision */
export async function measureEngines(engines, requests, { rounds, milliseconds }) {
  const tasks = await tasksOf(engines, requests);
  const options = { gc: false, min_cpu_time: milliseconds * 1e6, batch_samples: DECISIONS_PER_SAMPLE };
  for (const task of tasks) await measure(task.run, options);
  for (let round = 0; round < rounds; round += 1) {
    for (const task of shuffled(tasks)) task.samples.push((await measure(task.run, options)).p25);
  }
  const results = {};
  for (const { name, mode, samples } of tasks) (results[name] ??= {})[mode] = median(samples);
  return results;
}

async function tasksOf(engines, requests) {
  const tasks = [];
  for (const [name, engine] of Object.entries(engines)) {
    const { loops } = await import(`./loops.mjs?${encodeURIComponent(name)}`);
    for (const [mode, run] of Object.entries(loops(engine, requests))) tasks.push({ name, mode, run, samples: [] });
  }
  return tasks;
}
