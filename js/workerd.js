/** The entry for workerd (Cloudflare Workers), which compiles WebAssembly when it deploys and at no other time. */
import engine from "./dist/engine.wasm";
import { givenHost } from "./host-given.js";
import { entryOf } from "./open.js";
import { wholeGateOn } from "./whole-gate.js";

export { Decision } from "./decision.js";
export { Gate as DecidingGate } from "./gate.js";
export { WholeGate as Gate } from "./whole-gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

/** @type {Pick<typeof import("./types.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(givenHost(engine, "What is fetched cannot be compiled here: import what is needed instead"), wholeGateOn);
