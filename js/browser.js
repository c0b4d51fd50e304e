/** The entry for browsers and edge runtimes: the engine is fetched from beside this file, or given as `wasm`. */
import { misfit } from "./engine.js";
import { openGate, openGateSync } from "./open.js";

export { Decision } from "./decision.js";
export { Gate } from "./gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

/** @type {import("./open.js").Host} */
const host = {
  engine: () => new URL("./dist/engine.wasm", import.meta.url),
  engineSync: () => {
    throw misfit("Here the engine has to be fetched: give it as `wasm`, or use createGate.");
  },
  open: (address) => fetch(address),
};

/** @type {typeof import("./types.js").createGate} */
export async function createGate(options) {
  return openGate(options, host);
}

/** @type {typeof import("./types.js").createGateSync} */
export function createGateSync(options) {
  return openGateSync(options, host);
}
