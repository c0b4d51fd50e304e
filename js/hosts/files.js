/// <reference types="node" />
/** Node and what is like it: engines are files. */
import { makerOf } from "./source.js";

/** Asked for when it is needed: to import it takes as long as to import this package. */
const files = () => process.getBuiltinModule("node:fs");

/**
 * @param {URL} engine
 * @returns {import("./open.js").Host}
 */
export function fileHost(engine) {
  const read = () => files().readFileSync(engine);
  return {
    // Compiled at once: what is compiled elsewhere is waited for longer.
    engine: () => makerOf(read()),
    engineSync: read,
    /** Importing a `.wasm` gives a path in some runtimes. */
    open: async (address) => {
      const text = String(address);
      if (/^(https?|data|blob):/.test(text)) return fetch(text);
      return files().readFileSync(/^file:/.test(text) ? new URL(text) : address);
    },
  };
}
