// Cold start: a fresh process imports an engine, loads the policy and decides the sample once.
// Run as the child (with an engine's name) it prints the milliseconds from before the import to after the decision.

import { spawnSync } from "node:child_process";
import { pathToFileURL, fileURLToPath } from "node:url";
import { median } from "./median.mjs";

const SELF = fileURLToPath(import.meta.url);

/** @returns engine name to medians in ms: `inside` is measured in the process, `process` around it */
export function measureColdStart(names, spawns) {
  const baseline = { inside: [], process: [] };
  const results = { "node -e 0": baseline };
  for (const name of names) results[name] = { inside: [], process: [] };
  for (let round = 0; round < spawns; round += 1) {
    baseline.process.push(run(["-e", "0"]).elapsed);
    for (const name of names) {
      const { elapsed, output } = run([SELF, name]);
      results[name].process.push(elapsed);
      results[name].inside.push(Number(output));
    }
  }
  return Object.fromEntries(Object.entries(results).map(([name, times]) => (
    [name, { inside: times.inside.length ? median(times.inside) : null, process: median(times.process) }])));
}

function run(argv) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${argv.join(" ")} failed:\n${stderr}`);
  return { elapsed: performance.now() - start, output: stdout };
}

async function child(name) {
  const { sampleRequests } = await import("./requests.mjs");
  const [request] = sampleRequests();
  const start = performance.now();
  const { load } = await import(`./engines/${name}.mjs`);
  const engine = await load();
  const decision = engine.decide(request);
  if (engine.allows(decision) || decision.reasons.length !== 2) throw new Error("not the expected decision");
  process.stdout.write(String(performance.now() - start));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await child(process.argv[2]);
