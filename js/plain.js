/** The entry for hosts without WebAssembly: the same engine as plain JavaScript. */
import { instantiatePlain } from "./dist/engine-plain.js";
import { openGateSync } from "./open.js";

export { Decision } from "./decision.js";
export { Gate } from "./gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

/** @type {import("./open.js").Host} */
const host = {
  engine: () => instantiatePlain,
  engineSync: () => instantiatePlain,
  open: (address) => Promise.reject(new Error(`Nothing is fetched here, not ${address}.`)),
};

/** @type {typeof import("./types-plain.js").createGate} */
export async function createGate(options) {
  return createGateSync(options);
}

/** @type {typeof import("./types-plain.js").createGateSync} */
export function createGateSync(options) {
  return openGateSync(options, host);
}
