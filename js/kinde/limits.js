/** Kinde's entitlements as the limits of a plan in a catalogue. */
import { own } from "../facts/own.js";

/** What Kinde says for no limit. */
const UNLIMITED = 2147483647;

/** @type {typeof import("../types-kinde.js").toLimits} */
export function toLimits(response) {
  const entitlements = Array.isArray(response) ? response : own(response, ["entitlements"]);
  /** @type {Map<string, number | "unlimited" | undefined>} */
  const limits = new Map();
  for (const entitlement of Array.isArray(entitlements) ? entitlements : []) {
    const code = own(entitlement, ["feature_code"]);
    if (typeof code !== "string") continue;
    const limit = limitOf(own(entitlement, ["entitlement_limit_max"]));
    // Two that differ, of two plans or add-ons, leave open which one counts.
    limits.set(code, !limits.has(code) || limits.get(code) === limit ? limit : undefined);
  }
  limits.forEach((limit, code) => limit === undefined && limits.delete(code));
  return Object.fromEntries(/** @type {Map<string, number | "unlimited">} */ (limits));
}

/** @param {unknown} most @returns {number | "unlimited" | undefined} undefined: not known */
function limitOf(most) {
  if (most === UNLIMITED) return "unlimited";
  return Number.isSafeInteger(most) && /** @type {number} */ (most) >= 0 ? /** @type {number} */ (most) : undefined;
}
