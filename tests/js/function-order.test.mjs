// The order that the build puts an engine's functions into: the module does the same as before, and compresses better.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import binaryen from "binaryen";
import { withSimilarTogether } from "../../scripts/lib/function-order.mjs";
import { similarTogether } from "../../scripts/lib/similar.mjs";
import { generator } from "../random.mjs";

const FUNCTIONS = 300; // more than 128: indices of one and of two bytes

/** Functions that call one another and a table, with every kind of operand that must not be taken for a call. */
function someModule() {
  const body = (i) => `(func $f${i} (export "f${i}") (param i32) (result i32) (local i64 f64)
    (local.set 1 (i64.const ${0x1010101010 + i})) (local.set 2 (f64.const 1.0625))
    (block $a (block $b (br_table $a $b (i32.and (local.get 0) (i32.const 1)))) (i32.store offset=16 (i32.const 1040) (local.get 0)))
    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const ${i}))
      (else (i32.add (call $f${(i * 7 + 1) % FUNCTIONS} (i32.const 0))
        (call_indirect (param i32) (result i32) (i32.const 0) (i32.const ${i % 3}))))))`;
  const bodies = Array.from({ length: FUNCTIONS }, (_, i) => body(i)).join("\n");
  const module = binaryen.parseText(`(module (memory 1) (table 3 funcref) (elem (i32.const 0) $f9 $f8 $f7)
    (func $begin (i32.store (i32.const 4) (call $f3 (i32.const 1)))) (start $begin) (export "memory" (memory 0)) ${bodies})`);
  assert.ok(module.validate());
  return Buffer.from(module.emitBinary());
}

const instance = (bytes) => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;

describe("the order of functions", () => {
  const [before, after] = [someModule(), withSimilarTogether(someModule())];

  test("changes nothing but their places", () => {
    assert.notDeepEqual(after, before);
    const [old, ordered] = [instance(before), instance(after)];
    for (let i = 0; i < FUNCTIONS; i += 1) for (const x of [0, 1]) assert.equal(ordered[`f${i}`](x), old[`f${i}`](x));
    assert.deepEqual(new Uint8Array(ordered.memory.buffer), new Uint8Array(old.memory.buffer), "what it starts with, and stores");
  });

  test("is the same each time", () => assert.deepEqual(withSimilarTogether(before), after));

  test("refuses a module with names instead of leaving them wrong", () => {
    const named = binaryen.readBinary(before);
    binaryen.setDebugInfo(true);
    assert.throws(() => withSimilarTogether(Buffer.from(named.emitBinary())), /names/);
    binaryen.setDebugInfo(false);
  });

  test("brings together what is alike", () => {
    const random = generator(7);
    const noise = Array.from({ length: 40 }, () => Buffer.from(Array.from({ length: 2000 }, () => Math.floor(random() * 256))));
    const items = [...noise, ...noise.map((bytes) => Buffer.from(bytes))];
    const ordered = similarTogether(items);
    assert.deepEqual(ordered.toSorted((a, b) => a - b), [...items.keys()]);
    const size = (buffers) => gzipSync(Buffer.concat(buffers), { level: 9 }).length;
    assert.ok(size(ordered.map((index) => items[index])) < 0.6 * size(items));
  });
});
