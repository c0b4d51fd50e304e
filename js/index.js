/** The entry for Node and what is like it: the engine is read from the package's folder. */
import { fileHost } from "./hosts/files.js";
import { entryOf } from "./hosts/open.js";
import { wholeGateOn } from "./gate/whole-gate.js";

export { Decision } from "./decision/decision.js";
export { Gate as DecidingGate } from "./gate/gate.js";
export { WholeGate as Gate } from "./gate/whole-gate.js";
export { PlangateError } from "./engine/issues.js";
export { shadow } from "./gate/shadow.js";

/** @type {Pick<typeof import("./types.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(fileHost(new URL("./dist/engine.wasm", import.meta.url)), wholeGateOn);
