/** The entry for hosts without WebAssembly: the same engine, cut down to deciding, as plain JavaScript. */
import { instantiatePlain } from "./dist/decide-plain.js";
import { givenHost } from "./host-given.js";
import { entryOf } from "./open.js";
import { decidingGateOn } from "./image-gate.js";

export { Decision } from "./decision.js";
export { Gate } from "./gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

/** @type {Pick<typeof import("./types-decide.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(givenHost(instantiatePlain, "Nothing is fetched here"), decidingGateOn);
