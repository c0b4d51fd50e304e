/**
 * From a decision to what Kinde takes: a denial, or nothing. What is not to be trusted (a decision made by hand, a binding that
 * is missing) must not end in an error, which Kinde may take for nothing.
 *
 * @typedef {import("../types-kinde.js").EnforceOptions} EnforceOptions
 * @typedef {(headline: string, list: string[]) => void} Denial
 * @typedef {{ headline: string, list: string[] }} Words
 */
import { undecidedHeadline } from "../decision/late-words.js";
import { own } from "../facts/own.js";

/** What each option is about. An `allow` at a later date has to wait like what is deferred. @type {Map<unknown, keyof EnforceOptions>} */
const OPTIONS = new Map([["undecided", "undecided"], ["review", "review"], ["defer", "defer"], ["allow", "defer"]]);

/** @type {typeof import("../types-kinde.js").enforce} */
export function enforce(decision, actions, options) {
  const outcome = read(decision, "outcome");
  if ((outcome === "allow" || outcome === "defer") && read(decision, "effectiveAt") === "now") return;
  const option = OPTIONS.get(outcome);
  const instead = option === undefined ? undefined : own(options, [option]);
  if (instead === "pass") return;
  const cancels = read(decision, "direction") === "cancellation";
  const { headline, list } = wordsOf(read(decision, "customer"), outcome, cancels);
  if (instead === "throw") throw new Error(joined(headline, list));
  denialBy(actions, cancels)(headline, list);
}

/** @param {any} value @param {string} name @returns {any} undefined where there is nothing to read, or reading it throws */
function read(value, name) {
  try {
    return value[name];
  } catch (unreadable) {
    return undefined;
  }
}

/**
 * What can be shown of a decision's words. Kinde refuses to deny without a headline.
 * @param {unknown} customer
 * @param {unknown} outcome
 * @param {boolean} cancels
 * @returns {Words}
 */
function wordsOf(customer, outcome, cancels) {
  const change = cancels ? "cancellation" : "plan change";
  const [headline, list] = ["headline", "list"].map((name) => read(customer, name));
  const isText = (/** @type {unknown} */ text) => typeof text === "string" && text !== "";
  const byDefault = outcome === "deny" ? `This ${change} is not possible:` : undecidedHeadline(change);
  return { headline: isText(headline) ? headline : byDefault, list: Array.isArray(list) ? list.filter(isText) : [] };
}

/**
 * Workflows for cancellations deny with one message. An action, or a binding, that fits the workflow alone tells which one this
 * is, where the decision does not.
 * @param {unknown} actions
 * @param {boolean} cancels
 * @returns {Denial}
 */
function denialBy(actions, cancels) {
  const plan = read(read(globalThis, "kinde"), "plan");
  const ways = cancels
    ? [inOne(actions, "denyPlanCancellation"), inOne(plan, "denyCancellation"), inFull(actions, "denyPlanSelection"), inFull(plan, "denySelection")]
    : [inFull(actions, "denyPlanSelection"), inOne(actions, "denyPlanCancellation"), inFull(plan, "denySelection"), inOne(plan, "denyCancellation")];
  const found = ways.find((way) => way !== null);
  if (found) return found;
  throw new Error('The plan change cannot be denied: add "kinde.plan": {} to the bindings of the workflow settings.');
}

/** @param {any} by @param {string} name @returns {Denial | null} */
function inFull(by, name) {
  return typeof read(by, name) === "function" ? (headline, list) => by[name](headline, list) : null;
}

/** @param {any} by @param {string} name @returns {Denial | null} */
function inOne(by, name) {
  return typeof read(by, name) === "function" ? (headline, list) => by[name](joined(headline, list)) : null;
}

/** As one text: what is no sentence ends where the next one begins. @param {string} headline @param {string[]} list */
function joined(headline, list) {
  return [headline, ...list].join("\n").replace(/([^\n.!?:;])\n/g, "$1; ").replace(/\n/g, " ");
}
