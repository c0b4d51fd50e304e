/** Types of `plangate/unipaas`: plan updates of UNIPaaS, verified, stored and applied to a gate. */
import type { Gate, Issue, PlanResult } from "./types.js";

export type Secret = string | Uint8Array;

/**
 * Whether the signature (base64 of HMAC-SHA256 over the raw body, header `X-Hmac-SHA256`) is that of one of the secrets.
 * Give the body as it was received: bytes, or text that was not parsed. Takes the same time whichever secret fits.
 */
export declare function verify(
  rawBody: string | ArrayBuffer | ArrayBufferView,
  signature: string | null | undefined,
  secrets: Secret | Secret[],
): Promise<boolean>;

/** What is used of a storage of `unstorage`. */
export interface PlanStore {
  getKeys(base?: string): Promise<string[]>;
  getItems(keys: string[]): Promise<{ key: string; value: unknown }[]>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

export interface WebhookOptions {
  /** The platform's secret key; while it is being changed both. */
  secrets: Secret | Secret[];
  store: PlanStore;
  gate: Gate;
}

export interface SyncReport {
  /** How many entries were new to the gate. */
  read: number;
  /** Keys of entries that are not what was written; they were left out. */
  damaged: string[];
  issues: Issue[];
}

export interface ReconcileReport {
  /** With one of severity `error` nothing was compared or changed. */
  issues: Issue[];
  /** planIds of which the list says something that had not been heard. */
  missed: string[];
  /** planIds that are no longer in the list. */
  deleted: string[];
  /** planIds of which contradictory things had been heard, or what contradicts the list. */
  disputed: string[];
}

/**
 * Answers `plan/update` notifications: 200 once the update is stored and applied, 400 for a body that is no plan update, 401
 * for a wrong signature, 405, 413 over 1 MiB, 503 when it cannot be stored, so that it is sent again.
 */
export interface PlanWebhook {
  (request: Request): Promise<Response>;
  /** Applies what is in the store and not in the gate: at the start, after `gate.load`, and now and then where others write too. */
  sync(): Promise<SyncReport>;
  /**
   * Compares the vendor's own list of all plans (`GET /pay-ins/plans`) with the gate's catalogue and puts that right. `at`: when the list was
   * made, best the `Date` header of the vendor's answer; one minute ago if not given. What was said later is left alone.
   */
  reconcile(plans: object[] | string, options?: { at?: Date | string }): Promise<ReconcileReport>;
  /** Removes entries that were replaced by others; answers how many. */
  compact(): Promise<number>;
}

/** @throws {TypeError} without a secret, a store or a gate */
export declare function createPlanWebhook(options: WebhookOptions): PlanWebhook;

/**
 * The team's catalogue with all that is stored, as JSON text for `createGate` or `gate.load`.
 * @throws {Error} when entries of the store are damaged
 * @throws {TypeError} when one of the two is not what it should be
 */
export declare function catalogFrom(store: PlanStore, team: object | string): Promise<string>;

export type { PlanResult };
