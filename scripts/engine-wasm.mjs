// build/wasm/wasm/engine.wasm -> js/dist/engine.wasm: once more through a Binaryen newer than Emscripten's, which saves
// another kilobyte, with similar functions side by side, and with its digest, by which an image knows the engine that it
// belongs to.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { optimise } from "./lib/binaryen.mjs";
import { withSimilarTogether } from "./lib/function-order.mjs";
import { root } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";

const linked = "build/wasm/wasm/engine.wasm";
const shipped = "js/dist/engine.wasm";
const name = "plangate_engine_digest";

/** Adds an export that answers word 0 to 7 of the digest of all the rest. What is made of the binary later keeps it. */
async function withDigest(bytes) {
  const { default: binaryen } = await import("binaryen");
  const digest = createHash("sha256").update(bytes).digest();
  const module = binaryen.readBinary(bytes);
  const { SignExt, MutableGlobals, NontrappingFPToInt, BulkMemory } = binaryen.Features;
  module.setFeatures(SignExt | MutableGlobals | NontrappingFPToInt | BulkMemory);
  const word = (i) => module.i32.const(digest.readInt32LE(4 * i));
  const isAsked = (i) => module.i32.eq(module.local.get(0, binaryen.i32), module.i32.const(i));
  const body = [1, 2, 3, 4, 5, 6, 7].reduce((rest, i) => module.if(isAsked(i), word(i), rest), word(0));
  module.addFunction(name, binaryen.i32, binaryen.i32, [], body);
  module.addFunctionExport(name, name);
  return Buffer.from(module.emitBinary());
}

export async function makeEngine(say) {
  const done = stamp("engine-wasm");
  const digest = digestOf(linked, "scripts/engine-wasm.mjs", "scripts/lib", "package-lock.json");
  const file = path.join(root, shipped);
  if (done.read() === digest && existsSync(file)) return;
  say(`optimising ${shipped}`);
  mkdirSync(path.dirname(file), { recursive: true });
  await optimise(path.join(root, linked), file);
  writeFileSync(file, withSimilarTogether(await withDigest(readFileSync(file))));
  done.write(digest);
}
