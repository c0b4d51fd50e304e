/** The entry for Node and what is like it: the engine is read from the package's folder. */
import { readFileSync } from "node:fs";
import { openGate, openGateSync } from "./open.js";

export { Decision } from "./decision.js";
export { Gate } from "./gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

const readEngine = () => readFileSync(new URL("./dist/engine.wasm", import.meta.url));

/** @type {import("./open.js").Host} */
const host = {
  engine: readEngine,
  engineSync: readEngine,
  /** Importing a `.wasm` gives a path in some runtimes. */
  open: async (address) => {
    const text = String(address);
    if (/^(https?|data|blob):/.test(text)) return fetch(text);
    return readFileSync(/^file:/.test(text) ? new URL(text) : address);
  },
};

/** @type {typeof import("./types.js").createGate} */
export async function createGate(options) {
  return openGate(options, host);
}

/** @type {typeof import("./types.js").createGateSync} */
export function createGateSync(options) {
  return openGateSync(options, host);
}
