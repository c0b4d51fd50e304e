/**
 * From a decision to what Kinde takes: a denial, or nothing.
 *
 * @typedef {import("./types-kinde.js").Actions} Actions
 * @typedef {import("./types-kinde.js").EnforceOptions} EnforceOptions
 */
import { UNDECIDED_HEADLINE } from "./decision.js";
import { own } from "./own.js";

/** What the core says by default: Kinde refuses to deny without a message. */
const DENIED_HEADLINE = "This plan change is not possible:";

/** What each option is about. An `allow` at a later date has to wait like what is deferred. @type {Map<unknown, keyof EnforceOptions>} */
const OPTIONS = new Map([["undecided", "undecided"], ["review", "review"], ["defer", "defer"], ["allow", "defer"]]);

/** @type {typeof import("./types-kinde.js").enforce} */
export function enforce(decision, actions, options) {
  if (decision && decision.outcome === "allow" && decision.effectiveAt === "now") return;
  const option = decision ? OPTIONS.get(decision.outcome) : undefined;
  const instead = option === undefined ? undefined : own(options, [option]);
  if (instead === "pass") return;
  const { headline, list } = (decision && decision.customer) || { headline: UNDECIDED_HEADLINE, list: [] };
  const words = headline || DENIED_HEADLINE;
  if (instead === "throw") throw new Error([words, ...list].join(" "));
  denialBy(actions)(words, list);
}

/** @param {Actions | undefined} actions @returns {(headline: string, list: string[]) => void} */
function denialBy(actions) {
  const denyPlanSelection = actions && actions.denyPlanSelection;
  if (denyPlanSelection) return (headline, list) => denyPlanSelection.call(actions, headline, list);
  const { kinde } = /** @type {any} */ (globalThis);
  if (kinde && kinde.plan) return (headline, list) => kinde.plan.denySelection(headline, list);
  throw new Error('The plan selection cannot be denied: add "kinde.plan": {} to the bindings of the workflow settings.');
}
