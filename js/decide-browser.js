/** The entry for browsers and edge runtimes: the engine that only decides is fetched from beside this file, or given as `wasm`. */
import { fetchHost } from "./hosts/fetch.js";
import { entryOf } from "./hosts/open.js";
import { decidingGateOn } from "./gate/image-gate.js";

export { Decision } from "./decision/decision.js";
export { Gate } from "./gate/gate.js";
export { PlangateError } from "./engine/issues.js";
export { shadow } from "./gate/shadow.js";

/** @type {Pick<typeof import("./types-decide.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(fetchHost(() => new URL("./dist/decide.wasm", import.meta.url)), decidingGateOn);
