/**
 * UNIPaaS: from a `plan/update` notification to a catalogue that is right. Verifies the raw body before anything is parsed,
 * stores what was said, then applies it to a gate.
 *
 * @typedef {import("./types-unipaas.js").PlanStore} PlanStore
 * @typedef {import("./types-unipaas.js").WebhookOptions} WebhookOptions
 * @typedef {import("./types.js").Issue} Issue
 * @typedef {{ _catalog: object, readUpdate: (text: Uint8Array) => any } & import("./types.js").Gate} AdaptedGate
 */
import { isError } from "./engine/issues.js";
import { isStore, putEntry, readStore, removeReplaced } from "./unipaas/plan-store.js";
import { readBody } from "./unipaas/request-body.js";
import { isSecret, verify } from "./unipaas/signature.js";

export { catalogFrom } from "./unipaas/plan-store.js";
export { verify };

/** The vendor's signature, base64 of HMAC-SHA256 over the raw body. */
const SIGNATURE = "x-hmac-sha256";
const MAX_BODY = 1 << 20;
/** How old a list may be that comes without its time: the vendor may have changed plans while it was on its way. */
const LIST_AGE = 60_000;
const AT_ONCE = 500;
const STORED_AT_ONCE = 50;

/** @type {typeof import("./types-unipaas.js").createPlanWebhook} */
export function createPlanWebhook(options) {
  const { secrets, store, gate } = options || /** @type {any} */ ({});
  const keys = Array.isArray(secrets) ? secrets : [secrets];
  if (keys.length === 0 || !keys.every(isSecret)) {
    throw new TypeError("createPlanWebhook needs `secrets`: one or more texts, or bytes, that are not empty.");
  }
  if (!isStore(store) || !gate || typeof gate.apply !== "function") throw new TypeError("createPlanWebhook needs a `store` of unstorage and a `gate` that loads documents.");
  const webhook = new PlanWebhook(keys, store, /** @type {AdaptedGate} */ (gate));
  return Object.assign((/** @type {Request} */ request) => webhook.handle(request), {
    sync: () => webhook.sync(),
    reconcile: webhook.reconcile.bind(webhook),
    compact: () => webhook.compact(),
  });
}

/** Whether it is the engine that failed, so that the update may be all right. @param {Issue} issue */
const isOurs = ({ document }) => document === "engine";

class PlanWebhook {
  /** @param {import("./types-unipaas.js").Secret[]} secrets @param {PlanStore} store @param {AdaptedGate} gate */
  constructor(secrets, store, gate) {
    this.secrets = secrets;
    this.store = store;
    this.gate = gate;
    /** The keys of the store that the gate's present catalogue has. @type {Set<string>} */
    this.known = new Set();
    this.catalog = gate._catalog;
  }

  /** @param {Request} request @returns {Promise<Response>} */
  async handle(request) {
    if (request.method !== "POST") return answer(405, { error: "Only POST is answered here." }, { allow: "POST" });
    const body = await readBody(request, MAX_BODY).catch(() => undefined);
    if (body === undefined) return answer(400, { error: "The body broke off, or somebody has read it before." });
    if (body === null) return answer(413, { error: "The body is larger than 1 MiB." });
    if (!(await verify(body, request.headers.get(SIGNATURE), this.secrets))) {
      return answer(401, { error: "The signature is missing, or is not that of this body." });
    }
    const { issues, planId, at, entry } = this.gate.readUpdate(body);
    if (issues.some(isError)) return answer(issues.some(isOurs) ? 503 : 400, { issues });
    return this.take(planId, at, entry);
  }

  /**
   * Stored first: what is acknowledged must outlive this process.
   * @param {string} planId
   * @param {string} at
   * @param {string} entry
   */
  async take(planId, at, entry) {
    let key;
    try {
      key = await putEntry(this.store, planId, at, entry);
    } catch (error) {
      return answer(503, { error: "The update could not be stored; send it again." });
    }
    const { issues, results } = this.applyAll([[key, entry]]);
    return answer(200, { result: results.length > 0 ? results[0].result : "stored", planId, issues });
  }

  /** @returns {Promise<import("./types-unipaas.js").SyncReport>} */
  async sync() {
    const { entries, damaged } = await readStore(this.store, this.knownKeys());
    const { issues } = this.applyAll(entries);
    return { read: entries.length, damaged, issues };
  }

  /** A gate that was given another catalogue knows only what that has. */
  knownKeys() {
    if (this.catalog !== this.gate._catalog) this.known.clear();
    this.catalog = this.gate._catalog;
    return this.known;
  }

  /**
   * Many at once; when one of them is refused, each alone, so that it keeps out no other.
   * @param {[key: string, entry: string][]} entries
   */
  applyAll(entries) {
    const known = this.knownKeys();
    /** @type {{ issues: Issue[], results: import("./types.js").PlanResult[] }} */
    const all = { issues: [], results: [] };
    /** @param {[string, string][]} some */
    const apply = (some) => {
      const { issues, results } = this.gate.apply(some.map(([, entry]) => entry));
      if (some.length > 1 && issues.some(isError)) return some.forEach((one) => apply([one]));
      all.issues.push(...issues);
      all.results.push(...results);
      if (!issues.some(isOurs)) for (const [key] of some) known.add(key);
    };
    for (let start = 0; start < entries.length; start += AT_ONCE) apply(entries.slice(start, start + AT_ONCE));
    return all;
  }

  /** @type {import("./types-unipaas.js").PlanWebhook["reconcile"]} */
  async reconcile(plans, options) {
    const at = options && options.at !== undefined ? options.at : new Date(Date.now() - LIST_AGE);
    const { issues, missed, deleted, disputed, entries } = this.gate.reconciliation(plans, at);
    if (issues.some(isError)) return { issues, missed, deleted, disputed };
    const applied = this.applyAll(await putAll(this.store, entries));
    return { issues: issues.concat(applied.issues), missed, deleted, disputed };
  }

  /** Removes the entries that others have replaced, once those are stored. */
  async compact() {
    const { entries } = await readStore(this.store, new Set());
    const { issues, results } = this.applyAll(entries);
    if (issues.some(isError)) return 0;
    const ofPlan = new Map(results.map(({ planId, entries: standing }) => [planId, standing]));
    return removeReplaced(this.store, entries, new Set([...ofPlan.values()].flat()), (entry) => putOwn(this.store, entry));
  }
}

/**
 * The last entry tells that the list is complete: it is stored after all others.
 * @param {PlanStore} store
 * @param {string[]} entries
 * @returns {Promise<[key: string, entry: string][]>}
 */
async function putAll(store, entries) {
  /** @type {[string, string][]} */
  const stored = [];
  const put = async (/** @type {string} */ entry) => { stored.push([await putOwn(store, entry), entry]); };
  const last = entries.length - 1;
  for (let start = 0; start < last; start += STORED_AT_ONCE) await Promise.all(entries.slice(start, Math.min(start + STORED_AT_ONCE, last)).map(put));
  await put(entries[last]);
  return stored;
}

/**
 * @param {PlanStore} store
 * @param {string} entry the engine's own
 */
function putOwn(store, entry) {
  const { planId = "", listedAt, reconciledAt, updatedAt } = JSON.parse(entry);
  return putEntry(store, planId, listedAt || reconciledAt || updatedAt, entry);
}

/**
 * @param {number} status
 * @param {object} body
 * @param {Record<string, string>} [headers]
 */
function answer(status, body, headers) {
  return new Response(JSON.stringify(body), { status, headers: Object.assign({ "content-type": "application/json" }, headers) });
}
