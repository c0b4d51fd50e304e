/** The entry for hosts without WebAssembly: the same engine as plain JavaScript. */
import { instantiatePlain } from "./dist/engine-plain.js";
import { givenHost } from "./hosts/given.js";
import { entryOf } from "./hosts/open.js";
import { wholeGateOn } from "./gate/whole-gate.js";

export { Decision } from "./decision/decision.js";
export { Gate as DecidingGate } from "./gate/gate.js";
export { WholeGate as Gate } from "./gate/whole-gate.js";
export { PlangateError } from "./engine/issues.js";
export { shadow } from "./gate/shadow.js";

/** @type {Pick<typeof import("./types-plain.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(givenHost(instantiatePlain, "Nothing is fetched here"), wholeGateOn);
