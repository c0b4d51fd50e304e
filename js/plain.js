/** The entry for hosts without WebAssembly: the same engine as plain JavaScript. */
import { instantiatePlain } from "./dist/engine-plain.js";
import { givenHost } from "./host-given.js";
import { entryOf } from "./open.js";
import { wholeGateOn } from "./whole-gate.js";

export { Decision } from "./decision.js";
export { Gate as DecidingGate } from "./gate.js";
export { WholeGate as Gate } from "./whole-gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

/** @type {Pick<typeof import("./types-plain.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(givenHost(instantiatePlain, "Nothing is fetched here"), wholeGateOn);
