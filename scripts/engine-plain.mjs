// js/dist/engine.wasm -> js/dist/engine-plain.js, decide.wasm -> decide-plain.js: the same binaries as plain ES2019, for
// hosts without WebAssembly.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { binaryen } from "./lib/binaryen.mjs";
import { root, Stop } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";

const types = "export function instantiatePlain(): WebAssembly.Exports;\n";

// All that the supported compilers emit and wasm2js can convert; --all-features would let it make tail calls, which it cannot.
const features = [
  "--enable-sign-ext", "--enable-mutable-globals", "--enable-nontrapping-float-to-int",
  "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-multivalue", "--enable-reference-types",
];

/** Converts one engine when the binary or this script has changed since the last time. */
export async function makePlainEngine(name, say) {
  const [wasm, plain] = [`js/dist/${name}.wasm`, `js/dist/${name}-plain.js`];
  const done = stamp(`${name}-plain`);
  const digest = digestOf(wasm, "scripts/engine-plain.mjs", "package-lock.json");
  if (done.read() === digest && existsSync(path.join(root, plain))) return;
  say(`converting ${wasm} to ${plain}`);
  writeFileSync(path.join(root, plain), await minified(asFunction(await converted(wasm))));
  writeFileSync(path.join(root, plain.replace(/js$/, "d.ts")), types);
  done.write(digest);
}

async function converted(wasm) {
  const output = path.join(root, "build/wasm2js.js");
  mkdirSync(path.dirname(output), { recursive: true });
  await binaryen("wasm2js", [...features, "-Os", path.join(root, wasm), "-o", output]);
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
