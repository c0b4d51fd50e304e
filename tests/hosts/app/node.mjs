// Node, Bun and Deno, with `import`.
import { readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { data } from "./data.mjs";
import { runSuite } from "./suite.mjs";

const engine = fileURLToPath(import.meta.resolve("plangate/engine.wasm"));
const host = {
  load: () => import("plangate"),
  webhook: () => import("plangate/unipaas"),
  instantiate: async () => (await WebAssembly.instantiate(readFileSync(engine), {})).instance.exports,
  now: () => performance.now(),
};
console.log(JSON.stringify({ versions: process.versions, ...(await runSuite(host, data)) }));
