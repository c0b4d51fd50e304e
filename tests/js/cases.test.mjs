// tests/cases on the wasm and on the plain-JavaScript build, and from images on the engines that only decide: each case is a
// test, and all must answer the same bytes.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, test } from "node:test";
import { createGate } from "plangate";
import * as decide from "plangate/decide";
import * as plainDecide from "plangate/decide/plain";
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

/** What the whole engine loads, another one opens as an image. */
const throughImages = (entry) => async (documents) => entry.createGate({ image: (await createGate(documents)).image() });

const host = await wasmHost();
const bare = await bareHost();
const runs = [];
for (const { name, text } of files) {
  runs.push({
    name,
    wasm: await runCases(createGate, JSON.parse(text), host),
    plain: await bare.runFile(text),
    "image, wasm": await runCases(throughImages(decide), JSON.parse(text), host),
    "image, plain": await runCases(throughImages(plainDecide), JSON.parse(text), host),
  });
}
const builds = Object.keys(runs[0]).filter((key) => key !== "name");

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

builds.forEach(report);

describe("all answer the same bytes", () => {
  for (const { name, ...results } of runs) {
    test(name, () => {
      const [first, ...others] = builds.map((build) => results[build].map(({ texts }) => texts));
      for (const texts of others) assert.deepEqual(texts, first);
      assert.ok(results.wasm.every(({ texts, skipped }) => skipped || texts.length > 0));
    });
  }
});
