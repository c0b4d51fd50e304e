/** The entry for workerd (Cloudflare Workers), which compiles WebAssembly when it deploys and at no other time. */
import engine from "./dist/decide.wasm";
import { givenHost } from "./host-given.js";
import { entryOf } from "./open.js";
import { decidingGateOn } from "./image-gate.js";

export { Decision } from "./decision.js";
export { Gate } from "./gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

/** @type {Pick<typeof import("./types-decide.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(givenHost(engine, "What is fetched cannot be compiled here: import what is needed instead"), decidingGateOn);
