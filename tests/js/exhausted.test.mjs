// When no memory is left: the engine stops, and never goes on with what it could not get.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { catalog, policy } from "./gates.mjs";

const bytes = readFileSync(new URL("../../js/dist/engine.wasm", import.meta.url));

function start() {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  if (exports._initialize) exports._initialize();
  return exports;
}

/** @returns {[number, number]} where the document stands, and its length */
function put(exports, document) {
  const text = new TextEncoder().encode(JSON.stringify(document));
  const at = exports.plangate_allocate(text.length) >>> 0;
  new Uint8Array(exports.memory.buffer).set(text, at);
  return [at, text.length];
}

/** Takes all memory in pieces of falling sizes, but for what is left between them. */
function exhaust(exports, least) {
  for (let size = 2 ** 30; size >= least; size /= 2) {
    while (exports.plangate_allocate(size) !== 0);
  }
}

for (const least of [4096, 65536, 2 ** 17, 2 ** 20]) {
  test(`an engine with no ${least} bytes left traps instead of answering`, () => {
    const exports = start();
    const documents = [put(exports, policy()), put(exports, catalog())].flat();
    exhaust(exports, least);
    assert.throws(() => {
      // What little is left may do for one gate or a few.
      for (let gates = 0; gates < 1000; gates += 1) assert.notEqual(exports.plangate_load(...documents), 0, "documents that are fine were refused");
    }, WebAssembly.RuntimeError);
  });
}
