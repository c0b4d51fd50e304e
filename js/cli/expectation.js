/** What a case expects, held against a decision: only what is written is compared, and lists in full. */
import { isRecord } from "./case-file.js";

/**
 * @param {Record<string, any>} actual a decision as JSON
 * @param {Record<string, any>} expect
 * @param {string} [where]
 * @returns {string[]} a line for each difference
 */
export function differences(actual, expect, where = "") {
  return Object.keys(expect).flatMap((key) => {
    const path = `${where}${key}`;
    if (!(key in actual)) return [`${path}: a decision has no such part`];
    const [wanted, found] = [expect[key], actual[key]];
    if (isRecord(wanted) && isRecord(found) && Object.keys(wanted).length > 0) return differences(found, wanted, `${path}.`);
    return same(wanted, shown(found, wanted)) ? [] : [`${path}: expected ${text(wanted)}, got ${text(shown(found, wanted))}`];
  });
}

/** Of the entries of a list only the keys that are expected; of a reason that is named by a text, its rule. @param {any} found @param {any} wanted */
function shown(found, wanted) {
  if (!Array.isArray(found) || !Array.isArray(wanted)) return found;
  return found.map((entry, i) => {
    const [expected] = wanted.length > i ? [wanted[i]] : wanted;
    if (typeof expected === "string" && isRecord(entry)) return entry.rule ?? entry.code;
    return isRecord(expected) && isRecord(entry) ? Object.fromEntries(Object.keys(expected).map((key) => [key, entry[key]])) : entry;
  });
}

/** @param {unknown} a @param {unknown} b @returns {boolean} */
function same(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

/** @param {unknown} value */
const text = (value) => JSON.stringify(value);
