/** The case set on the plain-JavaScript build, in a context that has the language and nothing else. */
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { build } from "esbuild";

/** What Kinde's engine lacks; a context of node:vm has the first two of its own. */
export const ABSENT = [
  "WebAssembly", "console", "TextEncoder", "TextDecoder", "atob", "btoa", "fetch", "URL", "Buffer", "process", "crypto",
  "performance", "structuredClone", "queueMicrotask", "setTimeout", "setInterval", "setImmediate", "clearTimeout",
  "Intl", "WeakRef", "FinalizationRegistry", "SharedArrayBuffer", "Atomics", "require", "global", "window", "self",
];

const ENTRY = `
  import { createGate } from "plangate/plain";
  import { instantiatePlain } from "../../js/dist/engine-plain.js";
  import { runCases } from "./case-runner.mjs";
  import { bytesHost } from "./load-bytes.mjs";
  const host = bytesHost(instantiatePlain());
  globalThis.runFile = async (text) => JSON.stringify(await runCases(createGate, JSON.parse(text), host));
`;

async function bundle() {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true, write: false, format: "iife", target: "es2019", platform: "neutral", logLevel: "error",
  });
  return outputFiles[0].text;
}

/** A context of node:vm that lacks what Kinde's engine lacks and may not generate code. */
export function bareContext() {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
  for (const name of ABSENT) vm.runInContext(`delete globalThis[${JSON.stringify(name)}]`, context);
  return context;
}

/** Answers {globals, runFile}: the names the context has, and a function from a case file's text to its results. */
export async function bareHost() {
  const context = bareContext();
  const globals = vm.runInContext("Object.getOwnPropertyNames(globalThis)", context);
  vm.runInContext(await bundle(), context, { filename: "cases-bundle.js" });
  return { globals: [...globals], runFile: async (text) => JSON.parse(await context.runFile(text)) };
}
