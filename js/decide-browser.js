/** The entry for browsers and edge runtimes: the engine that only decides is fetched from beside this file, or given as `wasm`. */
import { fetchHost } from "./host-fetch.js";
import { entryOf } from "./open.js";
import { decidingGateOn } from "./image-gate.js";

export { Decision } from "./decision.js";
export { Gate } from "./gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

/** @type {Pick<typeof import("./types-decide.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(fetchHost(() => new URL("./dist/decide.wasm", import.meta.url)), decidingGateOn);
