/**
 * Kinde: from a `user:plan_selection` or `user:plan_cancellation_request` event to a change and facts, and to a decision.
 *
 * @typedef {import("./types.js").Decision} Decision
 * @typedef {import("./types-kinde.js").PlanEvent} PlanEvent
 */
import { asGate } from "./gate/as-gate.js";
import { own } from "./facts/own.js";

export { enforce } from "./kinde/denial.js";
export { toLimits } from "./kinde/limits.js";

/** The facts that an event supplies, and where it has them. */
const EVENT_FACTS = {
  "user.id": ["context", "user", "id"],
  "organization.code": ["context", "organization", "code"],
  "request.ip": ["request", "ip"],
  "request.userAgent": ["request", "userAgent"],
};

/** What a change may say and no event does. @type {("currentVersion" | "requestedVersion" | "quantity" | "actor")[]} */
const OTHER_FIELDS = ["currentVersion", "requestedVersion", "quantity", "actor"];

const CANCELLATION = "user:plan_cancellation_request";

/** What an event says in the place of a plan's code when there is none. @type {unknown[]} */
const NO_PLAN = [undefined, null, ""];

/** @type {typeof import("./types-kinde.js").toChange} */
export function toChange(event) {
  const [current, requested] = ["currentPlanCode", "requestedPlanCode"].map((code) => own(event, ["context", "billing", code]));
  if (own(event, ["context", "workflow", "trigger"]) !== CANCELLATION) return { current, requested };
  // A plan that is asked for there contradicts the cancellation: the engine has to hear of it.
  return NO_PLAN.includes(requested) ? { current, cancel: true } : { current, requested, cancel: true };
}

/** @type {typeof import("./types-kinde.js").decide} */
export function decide(gate, event, facts, options) {
  const decision = asGate(gate, "The first argument").decideGiven(changeOf(event, options), facts, hostOf(event), options);
  return /** @type {Decision} */ (/** @type {unknown} */ (decision));
}

/** @type {typeof import("./types-kinde.js").decideWith} */
export async function decideWith(gate, event, providers, options = {}) {
  const decision = await asGate(gate, "The first argument").decideGivenWith(changeOf(event, options), providers, options, hostOf(event));
  return /** @type {Decision} */ (/** @type {unknown} */ (decision));
}

/** The event's plans, and of the rest what the caller says. @param {PlanEvent} event @param {unknown} options */
function changeOf(event, options) {
  /** @type {import("./types.js").Change} */
  const change = toChange(event);
  for (const field of OTHER_FIELDS) change[field] = own(options, ["change", field]);
  return change;
}

/** What the workflow knows. @param {unknown} event @returns {import("./gate/gate.js").Host} */
function hostOf(event) {
  const given = new Map();
  for (const [fact, path] of Object.entries(EVENT_FACTS)) given.set(fact, own(event, path));
  return { given, defaults: new Map([["now", new Date()]]) };
}
