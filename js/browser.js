/** The entry for browsers and edge runtimes: the engine is fetched from beside this file, or given as `wasm`. */
import { fetchHost } from "./host-fetch.js";
import { entryOf } from "./open.js";
import { wholeGateOn } from "./whole-gate.js";

export { Decision } from "./decision.js";
export { Gate as DecidingGate } from "./gate.js";
export { WholeGate as Gate } from "./whole-gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

/** @type {Pick<typeof import("./types.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(fetchHost(() => new URL("./dist/engine.wasm", import.meta.url)), wholeGateOn);
