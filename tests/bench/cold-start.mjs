// Cold start: a fresh process imports an engine, opens what it decides by, and decides the sample once, reasons included.
// Run as the child (with the name of a start) it prints the milliseconds from before the import to after the decision: by the
// clock, and of the processor, which other work on the machine does not add to.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL, fileURLToPath } from "node:url";
import { gated } from "./engines/gated.mjs";
import { job } from "./job.mjs";
import { make, placed } from "./made.mjs";
import { median } from "./median.mjs";
import { sampleRequests } from "./requests.mjs";

const SELF = fileURLToPath(import.meta.url);
const [IMAGE, MODULE] = ["cold.image", "cold.js"];

const peer = (name) => async () => (await import(`./engines/${name}.mjs`)).load();
const opened = (entry, options) => async () => gated(await (await import(entry)).createGate(options()));
const image = () => ({ image: readFileSync(placed(IMAGE)) });

/** What a process has to do before it can decide. */
const STARTS = {
  "an empty module": () => import(placed("empty.mjs")).then(() => null),
  "hand-written": peer("hand-written"),
  "json-logic": peer("json-logic"),
  "cel-js": peer("cel-js"),
  "plangate, documents": opened("plangate", () => job),
  "plangate, image": opened("plangate", image),
  "plangate/decide, image": opened("plangate/decide", image),
  "plangate build --target esm": opened(placed(MODULE), () => undefined),
};

/** @returns name of a start to medians in ms: `inside` and `processor` are measured in the process, `process` around it */
export function measureColdStart(spawns) {
  make(job, "image", IMAGE);
  make(job, "esm", MODULE);
  writeFileSync(placed("empty.mjs"), "export {};\n");
  const baseline = { process: [] };
  const results = { "node -e 0": baseline };
  for (const name of Object.keys(STARTS)) results[name] = { inside: [], processor: [], process: [] };
  for (let round = 0; round < spawns; round += 1) {
    baseline.process.push(run(["-e", "0"]).elapsed);
    for (const name of Object.keys(STARTS)) {
      const { elapsed, output } = run([SELF, name]);
      const { inside, processor } = JSON.parse(output);
      results[name].process.push(elapsed);
      results[name].inside.push(inside);
      results[name].processor.push(processor);
    }
  }
  const middle = (times) => (times === undefined ? null : median(times));
  return Object.fromEntries(Object.entries(results).map(([name, { inside, processor, process }]) => (
    [name, { inside: middle(inside), processor: middle(processor), process: middle(process) }])));
}

function run(argv) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${argv.join(" ")} failed:\n${stderr}`);
  return { elapsed: performance.now() - start, output: stdout };
}

async function child(name) {
  const [request] = sampleRequests();
  const before = process.cpuUsage();
  const start = performance.now();
  const engine = await STARTS[name]();
  const decision = engine === null ? null : engine.decide(request);
  if (decision !== null && (engine.allows(decision) || decision.reasons.length !== 2)) throw new Error("not the expected decision");
  const inside = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(JSON.stringify({ inside, processor: (user + system) / 1000 }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await child(process.argv[2]);
