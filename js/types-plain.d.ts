/**
 * Types of `plangate/plain`: the same engine as plain JavaScript, for hosts without WebAssembly (Kinde workflows) and
 * pages whose Content-Security-Policy forbids it. Decides the same, byte for byte, at about half the speed.
 */
import type { Documents, Gate } from "./types.js";

export * from "./types.js";

/**
 * Loads a policy and a catalogue.
 * @throws {PlangateError} when a document is refused, with all issues of both.
 */
export declare function createGate(options: Documents): Promise<Gate>;

/** The same without waiting. @throws {PlangateError} */
export declare function createGateSync(options: Documents): Gate;
