/** Types of `plangate/kinde`: from a Kinde workflow event to a change, and from a decision to a denial. */
import type { DecidingGate, Decision, Facts, Provider, ProviderOptions } from "./types.js";

/** What is read of a `user:plan_selection` event. Real events lack fields now and then, so that all are optional. */
export interface PlanSelectionEvent {
  request?: { ip?: string; userAgent?: string };
  context?: {
    user?: { id?: string };
    organization?: { code?: string };
    billing?: { currentPlanCode?: string; requestedPlanCode?: string };
  };
}

/** `denyPlanSelection` of `@kinde/infrastructure`. */
export interface Actions {
  denyPlanSelection?: (message: string, reasons?: string[]) => void;
}

/** The event's plan codes. What the event does not have is `undefined`, and a gate then answers `undecided`. */
export declare function toChange(event: PlanSelectionEvent): {
  current: string | undefined;
  requested: string | undefined;
};

/**
 * Decides the event. It supplies the facts `user.id`, `organization.code`, `request.ip` and `request.userAgent`, and
 * `now` when `facts` does not have it. Where `facts` states another value than the event, that fact counts as
 * unreadable (issue `facts/conflict`). Never throws.
 */
export declare function decide(gate: DecidingGate, event: PlanSelectionEvent, facts?: Facts): Decision;

/**
 * The same, asking for facts only when they can still change the outcome or add a reason: a workflow then fetches no more than
 * it has to. `providers` stand under the paths of facts or of records of them. Never rejects.
 */
export declare function decideWith(
  gate: DecidingGate,
  event: PlanSelectionEvent,
  providers: Record<string, Provider>,
  options?: ProviderOptions,
): Promise<Decision>;

/**
 * Denies the plan selection, in the decision's own words, unless the outcome is `allow` and the change takes
 * effect now: one that takes effect later, and `undecided`, are denials too.
 * Uses `actions.denyPlanSelection` when given, else the workflow's binding `kinde.plan`.
 * @throws {Error} when it has to deny and has neither; with Kinde's `failurePolicy` "stop" that stops the change too.
 */
export declare function enforce(decision: Decision, actions?: Actions): void;
