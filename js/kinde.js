/**
 * Kinde: from a `user:plan_selection` event to a change and facts, and from a decision to a denial.
 *
 * @typedef {import("./types.js").Decision} Decision
 * @typedef {import("./types-kinde.js").Actions} Actions
 */
import { UNDECIDED_HEADLINE } from "./decision.js";
import { own } from "./own.js";

/** What the core says by default: Kinde refuses to deny without a message. */
const DENIED_HEADLINE = "This plan change is not possible:";

/** The facts that an event supplies, and where it has them. */
const EVENT_FACTS = {
  "user.id": ["context", "user", "id"],
  "organization.code": ["context", "organization", "code"],
  "request.ip": ["request", "ip"],
  "request.userAgent": ["request", "userAgent"],
};

/** @type {typeof import("./types-kinde.js").toChange} */
export function toChange(event) {
  return {
    current: own(event, ["context", "billing", "currentPlanCode"]),
    requested: own(event, ["context", "billing", "requestedPlanCode"]),
  };
}

/** @type {typeof import("./types-kinde.js").decide} */
export function decide(gate, event, facts) {
  return /** @type {Decision} */ (/** @type {unknown} */ (adapted(gate).decideGiven(toChange(event), facts, hostOf(event))));
}

/** @type {typeof import("./types-kinde.js").decideWith} */
export async function decideWith(gate, event, providers, options = {}) {
  const decision = await adapted(gate).decideGivenWith(toChange(event), providers, options, hostOf(event));
  return /** @type {Decision} */ (/** @type {unknown} */ (decision));
}

/** @param {unknown} gate */
const adapted = (gate) => /** @type {import("./gate.js").Gate} */ (gate);

/** What the workflow knows. @param {unknown} event @returns {import("./gate.js").Host} */
function hostOf(event) {
  const given = new Map();
  for (const [fact, path] of Object.entries(EVENT_FACTS)) given.set(fact, own(event, path));
  return { given, defaults: new Map([["now", new Date()]]) };
}

/** @type {typeof import("./types-kinde.js").enforce} */
export function enforce(decision, actions) {
  if (decision && decision.outcome === "allow" && decision.effectiveAt === "now") return;
  const { headline, list } = (decision && decision.customer) || { headline: UNDECIDED_HEADLINE, list: [] };
  denialBy(actions)(headline || DENIED_HEADLINE, list);
}

/** @param {Actions | undefined} actions @returns {(headline: string, list: string[]) => void} */
function denialBy(actions) {
  const denyPlanSelection = actions && actions.denyPlanSelection;
  if (denyPlanSelection) return (headline, list) => denyPlanSelection.call(actions, headline, list);
  const { kinde } = /** @type {any} */ (globalThis);
  if (kinde && kinde.plan) return (headline, list) => kinde.plan.denySelection(headline, list);
  throw new Error('The plan selection cannot be denied: add "kinde.plan": {} to the bindings of the workflow settings.');
}
