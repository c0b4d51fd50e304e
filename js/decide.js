/** The entry for Node and what is like it: the engine that only decides is read from the package's folder. */
import { fileHost } from "./hosts/files.js";
import { entryOf } from "./hosts/open.js";
import { decidingGateOn } from "./gate/image-gate.js";

export { Decision } from "./decision/decision.js";
export { Gate } from "./gate/gate.js";
export { PlangateError } from "./engine/issues.js";
export { shadow } from "./gate/shadow.js";

/** @type {Pick<typeof import("./types-decide.js"), "createGate" | "createGateSync">} */
export const { createGate, createGateSync } = entryOf(fileHost(new URL("./dist/decide.wasm", import.meta.url)), decidingGateOn);
