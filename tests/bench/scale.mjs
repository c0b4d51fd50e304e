// How the cost grows with facts and rules: the job with many metrics, by hand, with json-logic-engine and with Plangate.
// Each size in a process of its own, so that V8 has seen nothing else. As the child it prints what it measured.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { assertAgreement } from "./agree.mjs";
import { jobOfMetrics, overLimit } from "./job.mjs";
import { placed } from "./made.mjs";
import { measureEngines } from "./measure.mjs";
import { randomRequests, wideRequests } from "./requests.mjs";

const SELF = fileURLToPath(import.meta.url);
/** Seven rules more than metrics. */
const SIZES = [25, 50, 100, 193];
const AGREED_REQUESTS = 200;

/** @returns {{ metrics: number, rules: number, speed: Object }[]} nanoseconds per decision by engine */
export const measureScale = (options) => (
  SIZES.map((metrics) => ({ metrics, rules: metrics + 7, speed: JSON.parse(execFileSync(process.execPath, [SELF, metrics, JSON.stringify(options)], { encoding: "utf8" })) })));

/** The check of usage as by hand: a line for each metric. */
function writeUsageCheck(metrics) {
  const file = placed(`usage-${metrics.length}.mjs`);
  const lines = metrics.map((metric) => `  checkLimit(reasons, plan, "${metric}", "${overLimit(metric)}", usage.${metric}, limits.${metric});`);
  writeFileSync(file, `import { checkLimit } from "${new URL("./engines/hand-written.mjs", import.meta.url)}";

export function checkUsage(reasons, plan, usage) {
  const { limits } = plan;
${lines.join("\n")}
}
`);
  return file;
}

async function loadEngines(job) {
  const { checkUsage } = await import(writeUsageCheck(job.metrics));
  const engines = {};
  for (const name of ["hand-written", "plangate", "plangate-esm", "json-logic"]) {
    engines[name] = await (await import(`./engines/${name}.mjs`)).load(job, checkUsage);
  }
  return engines;
}

async function child(metrics, options) {
  const job = jobOfMetrics(metrics);
  const engines = await loadEngines(job);
  const requests = wideRequests(job.metrics);
  assertAgreement(engines, [...randomRequests(AGREED_REQUESTS, job), ...requests]);
  process.stdout.write(JSON.stringify(await measureEngines(engines, requests, options)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await child(Number(process.argv[2]), JSON.parse(process.argv[3]));
