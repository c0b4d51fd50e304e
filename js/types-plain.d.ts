/**
 * Types of `plangate/plain`: the same engine as plain JavaScript, for hosts without WebAssembly (Kinde workflows) and
 * pages whose Content-Security-Policy forbids it. Decides the same, byte for byte, at about half the speed.
 */
import type { Documents, Gate, ImageBytes } from "./types.js";

export * from "./types.js";

/**
 * Loads a policy and a catalogue, or an image of them.
 * @throws {PlangateError} when a document is refused, with all issues of both, or an image.
 */
export declare function createGate(options: Documents | { image: ImageBytes }): Promise<Gate>;

/** The same without waiting. @throws {PlangateError} */
export declare function createGateSync(options: Documents | { image: ImageBytes }): Gate;
