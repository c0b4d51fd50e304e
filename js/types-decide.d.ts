/**
 * Types of `plangate/decide`: gates from images, on an engine of a third of the size, cut from the whole one, which decides
 * and does nothing else. `plangate/decide/plain` is the same as plain JavaScript and takes no `wasm`.
 */
import type { DecidingGate, ImageOptions, SyncImageOptions } from "./types.js";

export { Decision, DecidingGate as Gate, PlangateError, shadow } from "./types.js";
export type {
  Change, Criterion, CustomerText, DecisionJson, Difference, Digests, Direction, Facts, ImageBytes, ImageOptions, Invoice, Issue, LayoutEntry,
  Outcome, Provider, ProviderOptions, Quote, QuoteLine, Reason, ReasonValues, SyncImageOptions, SyncWasm, Wasm,
} from "./types.js";

/**
 * Opens an image.
 * @throws {PlangateError} when it is damaged or from another engine; or when the engine does not fit.
 */
export declare function createGate(options: ImageOptions): Promise<DecidingGate>;

/** The same without waiting. @throws {PlangateError} */
export declare function createGateSync(options: SyncImageOptions): DecidingGate;
