/** The entry for workerd (Cloudflare Workers), which compiles WebAssembly when it deploys and at no other time. */
import engine from "./dist/decide.wasm";
import { givenHost } from "./hosts/given.js";
import { entryOf } from "./hosts/open.js";
import { decidingGateOn } from "./gate/image-gate.js";

export { Decision } from "./decision/decision.js";
export { Gate } from "./gate/gate.js";
export { PlangateError } from "./engine/issues.js";
export { shadow } from "./gate/shadow.js";

/** @type {Pick<typeof import("./types-decide.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(givenHost(engine, "What is fetched cannot be compiled here: import what is needed instead"), decidingGateOn);
