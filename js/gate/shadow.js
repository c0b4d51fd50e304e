/**
 * Shadow mode: the live gate decides, a candidate decides beside it, and where they differ somebody is told.
 *
 * @typedef {import("../types.js").Change} Change
 * @typedef {import("../types.js").Decision} Decision
 * @typedef {import("../types.js").Facts} Facts
 * @typedef {import("../types.js").Difference} Difference
 */
import { asGate } from "./as-gate.js";
import { messageOf } from "../engine/issues.js";
import { own } from "../facts/own.js";

/** What can differ, and how to tell. @type {{ [Part in Difference["parts"][number]]: (decision: Decision) => unknown }} */
const PARTS = {
  outcome: ({ outcome }) => outcome,
  complete: ({ complete }) => complete,
  reasons: ({ reasons }) => reasons.map(({ rule, code, values }) => ({ rule, code, values })),
  warnings: ({ warnings }) => warnings.map(({ code }) => code),
  direction: ({ direction }) => direction,
  criterion: ({ criterion }) => criterion,
  effectiveAt: ({ effectiveAt }) => effectiveAt,
  quote: ({ quote }) => quote,
  customer: ({ customer }) => customer,
  remedies: ({ remedies }) => remedies,
  needs: ({ needs }) => needs,
  issues: ({ issues }) => issues.map(({ code, document, path }) => ({ code, document, path })),
};

/**
 * A stand-in for the live gate, which has all that it has. Whatever happens to the candidate or to who is told, what the live
 * gate decides stands, and does not wait for either.
 * @template {object} G
 * @param {G} live
 * @param {unknown} candidate
 * @param {(difference: Difference) => unknown} onDifference
 * @returns {G}
 * @throws {TypeError}
 */
export function shadow(live, candidate, onDifference) {
  const [first, second] = [asGate(live, "live"), asGate(candidate, "candidate")];
  if (typeof onDifference !== "function") throw new TypeError("onDifference must be a function.");
  const beside = new Beside(first, second, onDifference);
  /** @type {Record<PropertyKey, unknown>} */
  const deciding = {
    decide: beside.deciding("decide"),
    decideGiven: beside.deciding("decideGiven"),
    decideWith: beside.decidingLater("decideWith"),
    decideGivenWith: beside.decidingLater("decideGivenWith"),
  };
  return new Proxy(live, {
    get(gate, name) {
      if (Object.prototype.hasOwnProperty.call(deciding, name)) return deciding[name];
      const value = Reflect.get(gate, name);
      return typeof value === "function" ? value.bind(gate) : value;
    },
  });
}

/** Both gates. */
class Beside {
  /** @param {any} live @param {any} candidate @param {(difference: Difference) => unknown} onDifference */
  constructor(live, candidate, onDifference) {
    this.live = live;
    this.candidate = candidate;
    this.onDifference = onDifference;
  }

  /** @param {"decide" | "decideGiven"} name @returns {(change: Change, facts?: Facts, ...rest: unknown[]) => Decision} */
  deciding(name) {
    return (change, facts, ...rest) => {
      const decision = this.live[name](change, facts, ...rest);
      attempt(() => this.tell(change, facts, decision, this.candidate[name](change, facts, ...rest)));
      return decision;
    };
  }

  /** @param {"decideWith" | "decideGivenWith"} name @returns {(change: Change, providers: unknown, options?: unknown, ...rest: unknown[]) => Promise<Decision>} */
  decidingLater(name) {
    return (change, providers, options, ...rest) => {
      const shared = askedOnce(providers);
      const decision = this.live[name](change, shared, options, ...rest);
      attempt(() => Promise.all([decision, this.candidate[name](change, shared, options, ...rest)])
        .then(([live, candidate]) => this.tell(change, own(options, ["facts"]), live, candidate)));
      return decision;
    };
  }

  /** @param {Change} change @param {Facts | undefined} facts @param {Decision} live @param {Decision} candidate @returns {unknown} */
  tell(change, facts, live, candidate) {
    const parts = differing(live, candidate);
    return parts.length > 0 ? this.onDifference({ change, facts, parts, live, candidate }) : undefined;
  }
}

/** What one gate has asked for the other need not ask for again. @param {any} providers @returns {unknown} */
function askedOnce(providers) {
  try {
    return Object.fromEntries(Object.keys(providers).map((path) => {
      /** @type {Promise<unknown> | undefined} */
      let answer;
      return [path, (/** @type {Change} */ change) => (answer = answer || Promise.resolve(change).then((given) => providers[path](given)))];
    }));
  } catch (unreadable) {
    return providers;
  }
}

/** @param {Decision} live @param {Decision} candidate */
function differing(live, candidate) {
  const parts = /** @type {Difference["parts"]} */ (Object.keys(PARTS));
  return parts.filter((part) => JSON.stringify(PARTS[part](live)) !== JSON.stringify(PARTS[part](candidate)));
}

/** Tells of what fails, be it later. @param {() => unknown} run */
function attempt(run) {
  try {
    const answer = run();
    if (answer instanceof Promise) answer.catch((thrown) => report(messageOf(thrown)));
  } catch (thrown) {
    report(messageOf(thrown));
  }
}

/** @param {string} message */
function report(message) {
  const { console } = globalThis;
  if (console) console.error(`plangate: the shadow failed: ${message}`);
}
