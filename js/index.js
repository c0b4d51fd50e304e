/** The entry for Node and what is like it: the engine is read from the package's folder. */
import { fileHost } from "./host-files.js";
import { entryOf } from "./open.js";
import { wholeGateOn } from "./whole-gate.js";

export { Decision } from "./decision.js";
export { Gate as DecidingGate } from "./gate.js";
export { WholeGate as Gate } from "./whole-gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

/** @type {Pick<typeof import("./types.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(fileHost(new URL("./dist/engine.wasm", import.meta.url)), wholeGateOn);
