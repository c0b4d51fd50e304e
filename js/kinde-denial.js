/**
 * From a decision to what Kinde takes: a denial, or nothing.
 *
 * @typedef {import("./types-kinde.js").Actions} Actions
 * @typedef {import("./types-kinde.js").EnforceOptions} EnforceOptions
 * @typedef {import("./types.js").Decision} Decision
 */
import { UNDECIDED_HEADLINE } from "./decision.js";
import { own } from "./own.js";

/** What each option is about. An `allow` at a later date has to wait like what is deferred. @type {Map<unknown, keyof EnforceOptions>} */
const OPTIONS = new Map([["undecided", "undecided"], ["review", "review"], ["defer", "defer"], ["allow", "defer"]]);

/** @type {typeof import("./types-kinde.js").enforce} */
export function enforce(decision, actions, options) {
  if (decision && decision.outcome === "allow" && decision.effectiveAt === "now") return;
  const instead = optionFor(decision, options);
  if (instead === "pass") return;
  const cancels = Boolean(decision) && decision.direction === "cancellation";
  const { headline, list } = (decision && decision.customer) || { headline: UNDECIDED_HEADLINE, list: [] };
  // What the core says by default: Kinde refuses to deny without a message.
  const words = headline || `This ${cancels ? "cancellation" : "plan change"} is not possible:`;
  if (instead === "throw") throw new Error(joined(words, list));
  denialBy(actions || {}, cancels)(words, list);
}

/** @param {Decision | undefined} decision @param {unknown} options @returns {unknown} of whatever is no decision nothing */
function optionFor(decision, options) {
  const option = decision ? OPTIONS.get(decision.outcome) : undefined;
  return option === undefined ? undefined : own(options, [option]);
}

/**
 * Workflows for cancellations deny with one message. An action that fits the workflow alone tells which one this is, where
 * the event did not.
 * @param {Actions} actions
 * @param {boolean} cancels
 * @returns {(headline: string, list: string[]) => void}
 */
function denialBy(actions, cancels) {
  const { denyPlanSelection, denyPlanCancellation } = actions;
  if (denyPlanCancellation && (cancels || !denyPlanSelection)) return (headline, list) => denyPlanCancellation.call(actions, joined(headline, list));
  if (denyPlanSelection && !cancels) return (headline, list) => denyPlanSelection.call(actions, headline, list);
  const { kinde: { plan = {} } = {} } = /** @type {any} */ (globalThis);
  if (cancels && plan.denyCancellation) return (headline, list) => plan.denyCancellation(joined(headline, list));
  if (!cancels && plan.denySelection) return (headline, list) => plan.denySelection(headline, list);
  throw new Error('The plan change cannot be denied: add "kinde.plan": {} to the bindings of the workflow settings.');
}

/** As one text: what is no sentence ends where the next one begins. @param {string} headline @param {string[]} list */
function joined(headline, list) {
  return [headline, ...list].join("\n").replace(/([^\n.!?:;])\n/g, "$1; ").replace(/\n/g, " ");
}
