// Node with `require`. The suite itself is a module, whatever loads the package.
"use strict";
const { readFileSync } = require("node:fs");

const engine = require.resolve("plangate/engine.wasm");
const host = {
  load: () => require("plangate"),
  webhook: () => require("plangate/unipaas"),
  instantiate: async () => (await WebAssembly.instantiate(readFileSync(engine), {})).instance.exports,
  now: () => performance.now(),
};

async function main() {
  const [{ data }, { runSuite }] = await Promise.all([import("./data.mjs"), import("./suite.mjs")]);
  console.log(JSON.stringify({ versions: process.versions, ...(await runSuite(host, data)) }));
}

main();
