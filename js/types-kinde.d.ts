/** Types of `plangate/kinde`: from a Kinde workflow event to a change, and from a decision to a denial. */
import type { Change, DecideOptions, DecidingGate, Decision, Facts, Provider, ProviderOptions } from "./types.js";

/** What is read of a `user:plan_selection` event. Real events lack fields now and then, so that all are optional. */
export interface PlanSelectionEvent {
  request?: { ip?: string; userAgent?: string };
  context?: {
    user?: { id?: string };
    organization?: { code?: string };
    billing?: { currentPlanCode?: string; requestedPlanCode?: string };
  };
}

/** What is read of a `user:plan_cancellation_request` event. */
export interface PlanCancellationEvent {
  request?: { ip?: string; userAgent?: string };
  context?: {
    workflow?: { trigger?: string };
    organization?: { code?: string };
    billing?: { currentPlanCode?: string; requestedPlanCode?: string };
  };
}

export type PlanEvent = PlanSelectionEvent | PlanCancellationEvent;

/** The actions of `@kinde/infrastructure`: give the one of your workflow. */
export interface Actions {
  denyPlanSelection?: (message: string, reasons?: string[]) => void;
  denyPlanCancellation?: (reason: string) => void;
}

/** What a change may say and an event does not. The plans are always the event's. */
export type ChangeDetails = Pick<Change, "currentVersion" | "requestedVersion" | "quantity" | "actor">;

export interface EventOptions extends DecideOptions {
  change?: ChangeDetails;
}

export interface EventProviderOptions extends ProviderOptions {
  change?: ChangeDetails;
}

/**
 * What `enforce` does instead of letting a change through: deny it in the decision's own words, let it through all the same,
 * or throw an error with these words, which stops the workflow (and, with Kinde's `failurePolicy` "stop", the change).
 */
export type Enforcement = "deny" | "pass" | "throw";

/** All are `deny` unless stated. Any other word denies. */
export interface EnforceOptions {
  /** What could not be decided. `pass` lets through what nobody has checked. */
  undecided?: Enforcement;
  /** What somebody has to approve first. */
  review?: Enforcement;
  /** What takes effect later: deferred, or allowed at a later date. With `pass` it is up to you that it waits. */
  defer?: Enforcement;
}

/**
 * The event's plan codes; for one whose trigger is `user:plan_cancellation_request` the current one and `cancel`. What the
 * event does not have is `undefined`, and a gate then answers `undecided`; so it does where a cancellation requests a plan too.
 */
export declare function toChange(event: PlanEvent): {
  current: string | undefined;
  requested?: string | undefined;
  cancel?: true;
};

/**
 * The limits of a customer's plan, as a catalogue states them, from the answer of Kinde's `billing/entitlements` or the list in
 * it: by feature code, with 2147483647 as `"unlimited"`. What states no whole number, or two different ones, is left out: a
 * limit that is not stated is unknown.
 */
export declare function toLimits(response: unknown): Record<string, number | "unlimited">;

/**
 * Decides the event. It supplies the facts `user.id`, `organization.code`, `request.ip` and `request.userAgent`, and
 * `now` when `facts` does not have it. Where `facts` states another value than the event, the event's counts and the decision
 * has the issue `facts/conflict`: it is then a denial or `undecided`.
 * @throws {TypeError} when `gate` is no gate, and never otherwise.
 */
export declare function decide(gate: DecidingGate, event: PlanEvent, facts?: Facts, options?: EventOptions): Decision;

/**
 * The same, asking for facts only when they can still change the outcome or add a reason: a workflow then fetches no more than
 * it has to. `providers` stand under the paths of facts or of records of them.
 * @throws {TypeError} as a rejection, when `gate` is no gate, and never otherwise.
 */
export declare function decideWith(
  gate: DecidingGate,
  event: PlanEvent,
  providers: Record<string, Provider>,
  options?: EventProviderOptions,
): Promise<Decision>;

/**
 * Denies the plan selection or cancellation, in the decision's own words, unless the outcome is `allow` and the change takes
 * effect now: what is under review, takes effect later or is `undecided` is a denial too, unless `options` say otherwise. What
 * is no decision is always denied, and what a decision made by hand lacks is left out of the denial. A selection is denied with
 * headline and list, a cancellation with both joined into one message; with the action given for it, else with the workflow's
 * binding `kinde.plan`, else with the action for the other.
 * @throws {Error} when it has to deny and has none of them; with Kinde's `failurePolicy` "stop" that stops the change too.
 */
export declare function enforce(decision: Decision, actions?: Actions, options?: EnforceOptions): void;
