/** The entry for workerd (Cloudflare Workers), which compiles WebAssembly when it deploys and at no other time. */
import engine from "./dist/engine.wasm";
import { givenHost } from "./hosts/given.js";
import { entryOf } from "./hosts/open.js";
import { wholeGateOn } from "./gate/whole-gate.js";

export { Decision } from "./decision/decision.js";
export { Gate as DecidingGate } from "./gate/gate.js";
export { WholeGate as Gate } from "./gate/whole-gate.js";
export { PlangateError } from "./engine/issues.js";
export { shadow } from "./gate/shadow.js";

/** @type {Pick<typeof import("./types.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(givenHost(engine, "What is fetched cannot be compiled here: import what is needed instead"), wholeGateOn);
