/**
 * Types of `plangate/engine.wasm`. What importing it gives depends on the host or bundler: a compiled module, bytes, a
 * path or an address. `createGate` takes each of them as `wasm`.
 */
import type { Wasm } from "./types.js";

declare const engine: Wasm;
export default engine;
