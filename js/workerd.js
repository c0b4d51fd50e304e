/** The entry for workerd (Cloudflare Workers), which compiles WebAssembly when it deploys and at no other time. */
import engine from "./dist/engine.wasm";
import { openGate, openGateSync } from "./open.js";

export { Decision } from "./decision.js";
export { Gate } from "./gate.js";
export { PlangateError } from "./issues.js";

/** @type {import("./open.js").Host} */
const host = {
  engine: () => engine,
  engineSync: () => engine,
  open: (address) => Promise.reject(new Error(`What is fetched cannot be compiled here: import ${address} instead.`)),
};

/** @type {typeof import("./types.js").createGate} */
export async function createGate(options) {
  return openGate(options, host);
}

/** @type {typeof import("./types.js").createGateSync} */
export function createGateSync(options) {
  return openGateSync(options, host);
}
