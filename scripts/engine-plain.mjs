// js/dist/engine.wasm -> js/dist/engine-plain.js: the same binary as plain ES2019, for hosts without WebAssembly.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root, run, Stop } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";

const wasm = "js/dist/engine.wasm";
const plain = "js/dist/engine-plain.js";
const types = "export function instantiatePlain(): WebAssembly.Exports;\n";

// All that the supported compilers emit and wasm2js can convert; --all-features would let it make tail calls, which it cannot.
const features = [
  "--enable-sign-ext", "--enable-mutable-globals", "--enable-nontrapping-float-to-int",
  "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-multivalue", "--enable-reference-types",
];

/** Converts when the binary or this script has changed since the last time. */
export async function makePlainEngine(say) {
  const done = stamp("engine-plain");
  const digest = digestOf(wasm, "scripts/engine-plain.mjs", "package-lock.json");
  if (done.read() === digest && existsSync(path.join(root, plain))) return;
  say(`converting ${wasm} to ${plain}`);
  writeFileSync(path.join(root, plain), await minified(asFunction(await converted())));
  writeFileSync(path.join(root, plain.replace(/js$/, "d.ts")), types);
  done.write(digest);
}

async function converted() {
  const output = path.join(root, "build/engine-plain.wasm2js.js");
  mkdirSync(path.dirname(output), { recursive: true });
  const tool = path.join(root, "node_modules/binaryen/bin/wasm2js");
  const result = await run(process.execPath, [tool, ...features, "-Os", path.join(root, wasm), "-o", output], { label: "wasm2js" });
  if (!result.ok) throw new Stop(`${result.output}\nwasm2js could not convert ${wasm}.`);
  const text = readFileSync(output, "utf8");
  rmSync(output);
  return text;
}

/** wasm2js makes one instance as a module's side effect, with helpers that share state; here each call makes its own. */
function asFunction(source) {
  const instance = source.match(/\nvar retasmFunc = (asmFunc\([^]*?\));\n(?:export var [^\n]*\n?)*\s*$/);
  if (!instance || /^import /m.test(source)) throw new Stop("wasm2js wrote a module of another shape than expected.");
  const body = source.slice(0, instance.index);
  return `export function instantiatePlain() {\n${body}\nreturn ${instance[1]};\n}\n`;
}

async function minified(source) {
  const { transform } = await import("esbuild");
  const options = { minify: true, format: "esm", target: "es2019", legalComments: "none" };
  return (await transform(source, options)).code;
}
