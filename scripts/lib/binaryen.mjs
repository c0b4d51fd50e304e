// Binaryen's programs, as npm installs them.
import path from "node:path";
import { root, run, Stop } from "./run.mjs";

/** What every WebAssembly host of today has. */
export const features = ["--enable-sign-ext", "--enable-mutable-globals", "--enable-nontrapping-float-to-int", "--enable-bulk-memory"];

/** Runs one of them, such as wasm-opt, or stops with all that it said. */
export async function binaryen(name, args) {
  const tool = path.join(root, "node_modules/binaryen/bin", name);
  const result = await run(process.execPath, [tool, ...args], { label: name });
  if (!result.ok) throw new Stop(`${result.output}\nfailed: ${name} ${args.join(" ")}`);
}

/** Makes a binary smaller, with `flags` before its passes. */
export function optimise(from, to, flags = []) {
  return binaryen("wasm-opt", [...flags, "-Oz", ...features, from, "-o", to]);
}
