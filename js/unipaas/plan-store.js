/**
 * What the vendor said, in a store of `unstorage`: one entry for each thing said, under a key that follows from it, and never
 * changed. Writers need not know of each other: who writes the same writes the same bytes, and who writes something else
 * writes somewhere else.
 *
 * key    plangate:plans:<planId>:<time>-<sha256>, or plangate:reconciled:<time>-<sha256>
 * value  <sha256> <entry>: what was cut short or damaged does not match, and is not taken for an entry
 *
 * @typedef {import("../types-unipaas.js").PlanStore} PlanStore
 * @typedef {[key: string, entry: string]} Stored
 */
import { withoutMark } from "../text/json-text.js";

const BASE = "plangate";
const AT_ONCE = 200;
const HASH = 64;
/** Other planIds do not go into keys, which may be names of files: their entries' hashes are enough. */
const PLAIN = /^[A-Za-z0-9_-]{1,64}$/;

const utf8 = new TextEncoder();

/** @param {any} store @returns {store is PlanStore} */
export function isStore(store) {
  return Boolean(store) && ["getKeys", "getItems", "setItem", "removeItem"].every((name) => typeof store[name] === "function");
}

/** @param {string} text */
async function sha256(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {PlanStore} store
 * @param {string} planId empty for what concerns no single plan
 * @param {string} at RFC 3339
 * @param {string} entry in the engine's canonical form
 * @returns {Promise<string>} its key
 */
export async function putEntry(store, planId, at, entry) {
  const hash = await sha256(entry);
  const place = planId === "" ? "reconciled" : `plans:${PLAIN.test(planId) ? planId : hash}`;
  const key = `${BASE}:${place}:${at.replace(/[-:]/g, "")}-${hash}`;
  await store.setItem(key, `${hash} ${entry}`);
  return key;
}

/**
 * @param {PlanStore} store
 * @param {Set<string>} known keys that need not be read; those that are gone are taken out
 * @returns {Promise<{ entries: Stored[], damaged: string[] }>} those of reconciliations first
 */
export async function readStore(store, known) {
  // Reconciliations first: what they say is complete only with the plans that were stored before them.
  const reconciled = await store.getKeys(`${BASE}:reconciled`);
  const plans = await store.getKeys(`${BASE}:plans`);
  const all = new Set([...reconciled.sort(), ...plans.sort()]);
  for (const key of known) if (!all.has(key)) known.delete(key);
  const keys = [...all].filter((key) => !known.has(key));
  /** @type {Stored[]} */
  const entries = [];
  /** @type {string[]} */
  const damaged = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    for (const { key, value } of await store.getItems(keys.slice(start, start + AT_ONCE))) {
      if (value === null) continue; // another process has removed what was replaced
      const text = String(value);
      const entry = text.slice(HASH + 1);
      if (text.slice(0, HASH) === (await sha256(entry))) entries.push([key, entry]);
      else damaged.push(key);
    }
  }
  return { entries, damaged };
}

/**
 * Removes what others have replaced, after making sure that those are stored.
 * @param {PlanStore} store
 * @param {Stored[]} stored
 * @param {Set<string>} standing all entries that still count
 * @param {(entry: string) => Promise<unknown>} put
 * @returns {Promise<number>} how many were removed
 */
export async function removeReplaced(store, stored, standing, put) {
  const present = new Set(stored.map(([, entry]) => entry));
  for (const entry of standing) if (!present.has(entry)) await put(entry);
  const replaced = stored.filter(([, entry]) => !standing.has(entry));
  for (const [key] of replaced) await store.removeItem(key);
  return replaced.length;
}

/** @type {typeof import("../types-unipaas.js").catalogFrom} */
export async function catalogFrom(store, team) {
  if (!isStore(store)) throw new TypeError("catalogFrom needs a `store` of unstorage.");
  const { vendor, others } = partsOf(team);
  const { entries, damaged } = await readStore(store, new Set());
  if (damaged.length > 0) throw new Error(`These entries of the store are damaged: ${damaged.join(", ")}.`);
  const said = vendor.map((/** @type {unknown} */ entry) => JSON.stringify(entry)).concat(entries.map(([, entry]) => entry));
  // As texts: a number of the engine's keeps all its digits.
  const rest = JSON.stringify(others).slice(1);
  return `{"vendor":[${said.join(",")}]${rest === "}" ? "" : ","}${rest}`;
}

/** @param {unknown} team @returns {{ vendor: unknown[], others: object }} @throws {TypeError} for what is no catalogue */
function partsOf(team) {
  try {
    const given = JSON.parse(typeof team === "string" ? withoutMark(team) : JSON.stringify(team));
    const { vendor = [], ...others } = given;
    if (typeof given === "object" && !Array.isArray(given) && Array.isArray(vendor)) return { vendor, others };
  } catch (none) {
    // Told below.
  }
  throw new TypeError("The team's catalogue must be an object, or its JSON text, with a list for `vendor` if there is one.");
}
