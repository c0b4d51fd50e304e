// Gates that read their facts with code written for their layout, as `plangate build` writes it.
import { runInThisContext } from "node:vm";
import * as wasm from "plangate";
import { emitReader } from "../../js/cli/emit-reader.js";

/** What a module built with that reader would hold. */
export const readerFor = (layout) => runInThisContext(`(${emitReader(layout)})`);

/** A gate from the image of another, with a generated reader. */
export function generatedGate(gate, options = {}) {
  return wasm.createGateSync({ image: gate.image(), reader: readerFor(gate.layout), ...options });
}

/** A build like those of gates.mjs. */
export const generated = {
  name: "wasm, generated reader",
  entry: { ...wasm, createGateSync: ({ wasm: engine, ...documents }) => generatedGate(wasm.createGateSync({ ...documents, wasm: engine }), { wasm: engine }) },
};
