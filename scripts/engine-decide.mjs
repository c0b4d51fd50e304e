// js/dist/engine.wasm -> js/dist/decide.wasm: what is left of the same binary when nothing is called but what decides. It
// has no data of its own: an image brings all that memory has to hold.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { binaryen, features, optimise } from "./lib/binaryen.mjs";
import { withSimilarTogether } from "./lib/function-order.mjs";
import { root } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";
import { DATA, DATA_COUNT, without } from "./lib/wasm-sections.mjs";

const whole = "js/dist/engine.wasm";
const shipped = "js/dist/decide.wasm";

const kept = [
  "memory", "plangate_abi_version", "plangate_engine_digest", "plangate_slots", "plangate_arena", "plangate_arena_size",
  "plangate_decide", "plangate_plans", "plangate_reasons", "plangate_customer", "plangate_needs", "plangate_remedies",
  "plangate_issues", "plangate_change", "plangate_quote",
];

async function cut(from, to) {
  const graph = path.join(root, "build/decide-exports.json");
  mkdirSync(path.dirname(graph), { recursive: true });
  writeFileSync(graph, JSON.stringify(kept.map((name) => ({ name, export: name, root: true }))));
  await binaryen("wasm-metadce", [...features, from, "--graph-file", graph, "-o", to]);
  rmSync(graph);
}

/** Cuts when the whole engine or this script has changed since the last time. */
export async function makeDecidingEngine(say) {
  const done = stamp("engine-decide");
  const digest = digestOf(whole, "scripts/engine-decide.mjs", "scripts/lib", "package-lock.json");
  const file = path.join(root, shipped);
  if (done.read() === digest && existsSync(file)) return;
  say(`cutting ${shipped} from ${whole}`);
  await cut(path.join(root, whole), file);
  writeFileSync(file, without(readFileSync(file), [DATA, DATA_COUNT]));
  await optimise(file, file);
  writeFileSync(file, withSimilarTogether(readFileSync(file)));
  done.write(digest);
}
