/** The entry for hosts without WebAssembly: the same engine, cut down to deciding, as plain JavaScript. */
import { instantiatePlain } from "./dist/decide-plain.js";
import { givenHost } from "./hosts/given.js";
import { entryOf } from "./hosts/open.js";
import { decidingGateOn } from "./gate/image-gate.js";

export { Decision } from "./decision/decision.js";
export { Gate } from "./gate/gate.js";
export { PlangateError } from "./engine/issues.js";
export { shadow } from "./gate/shadow.js";

/** @type {Pick<typeof import("./types-decide.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(givenHost(instantiatePlain, "Nothing is fetched here"), decidingGateOn);
