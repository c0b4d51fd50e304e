// build/wasm/wasm/engine.wasm -> js/dist/engine.wasm: once more through a Binaryen newer than Emscripten's, which saves
// another kilobyte.
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { root, run, Stop } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";

const linked = "build/wasm/wasm/engine.wasm";
const shipped = "js/dist/engine.wasm";

// What every WebAssembly host of today has.
const features = ["--enable-sign-ext", "--enable-mutable-globals", "--enable-nontrapping-float-to-int", "--enable-bulk-memory"];

/** Runs wasm-opt for size, with `flags` before its passes. */
export async function optimise(from, to, flags = []) {
  const tool = path.join(root, "node_modules/binaryen/bin/wasm-opt");
  const result = await run(process.execPath, [tool, ...flags, "-Oz", ...features, from, "-o", to], { label: "wasm-opt" });
  if (!result.ok) throw new Stop(`${result.output}\nwasm-opt could not optimise ${from}.`);
}

export async function makeEngine(say) {
  const done = stamp("engine-wasm");
  const digest = digestOf(linked, "scripts/engine-wasm.mjs", "package-lock.json");
  if (done.read() === digest && existsSync(path.join(root, shipped))) return;
  say(`optimising ${shipped}`);
  mkdirSync(path.join(root, path.dirname(shipped)), { recursive: true });
  await optimise(path.join(root, linked), path.join(root, shipped));
  done.write(digest);
}
