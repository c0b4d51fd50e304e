/** The entry for Node and what is like it: the engine that only decides is read from the package's folder. */
import { fileHost } from "./host-files.js";
import { entryOf } from "./open.js";
import { decidingGateOn } from "./image-gate.js";

export { Decision } from "./decision.js";
export { Gate } from "./gate.js";
export { PlangateError } from "./issues.js";
export { shadow } from "./shadow.js";

/** @type {Pick<typeof import("./types-decide.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(fileHost(new URL("./dist/decide.wasm", import.meta.url)), decidingGateOn);
