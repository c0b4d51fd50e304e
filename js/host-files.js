/** Node and what is like it: engines are files. */
import { readFileSync } from "node:fs";

/**
 * @param {URL} engine
 * @returns {import("./open.js").Host}
 */
export function fileHost(engine) {
  const read = () => readFileSync(engine);
  return {
    engine: read,
    engineSync: read,
    /** Importing a `.wasm` gives a path in some runtimes. */
    open: async (address) => {
      const text = String(address);
      if (/^(https?|data|blob):/.test(text)) return fetch(text);
      return readFileSync(/^file:/.test(text) ? new URL(text) : address);
    },
  };
}
