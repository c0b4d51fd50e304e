// tests/cases on the wasm and on the plain-JavaScript build: each case is a test, and both must answer the same bytes.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, test } from "node:test";
import { createGate } from "plangate";
import { ABSENT, bareHost } from "./bare-host.mjs";
import { runCases } from "./case-runner.mjs";
import { bytesHost } from "./load-bytes.mjs";

const folder = new URL("../cases/", import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => ({ name: name.slice(0, -".json".length), text: readFileSync(new URL(name, folder), "utf8") }));

async function wasmHost() {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve("plangate/engine.wasm")));
  const { instance } = await WebAssembly.instantiate(bytes, {});
  return bytesHost(instance.exports);
}

const host = await wasmHost();
const bare = await bareHost();
const runs = [];
for (const { name, text } of files) {
  runs.push({ name, wasm: await runCases(createGate, JSON.parse(text), host), plain: await bare.runFile(text) });
}

function report(build) {
  for (const run of runs) {
    describe(`${build}: ${run.name}`, () => {
      for (const { name, ok, message, skipped } of run[build]) {
        test(name, { skip: skipped }, () => assert.ok(ok, message));
      }
    });
  }
}

test("the bare context lacks what Kinde's engine lacks", () => {
  assert.deepEqual(ABSENT.filter((name) => bare.globals.includes(name)), []);
});

report("wasm");
report("plain");

describe("both builds answer the same bytes", () => {
  for (const { name, wasm, plain } of runs) {
    test(name, () => {
      assert.deepEqual(plain.map(({ texts }) => texts), wasm.map(({ texts }) => texts));
      assert.ok(wasm.every(({ texts, skipped }) => skipped || texts.length > 0));
    });
  }
});
