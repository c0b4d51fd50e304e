/**
 * Asks for facts only when they matter: decides, calls the providers of what the decision needs, decides again.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("../decision/decision.js").Decision} Decision
 * @typedef {import("../program/program.js").Program} Program
 * @typedef {import("../types.js").Change} Change
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {import("../types.js").Provider} Provider
 * @typedef {import("../types.js").ProviderOptions} ProviderOptions
 * @typedef {{ got: unknown } | { issue: Issue }} Answer
 */
import { CONFLICT } from "../engine/cell.js";
import { errorIssue, messageOf } from "../engine/issues.js";
import { own } from "../facts/own.js";
import { pointerOf } from "../text/pointer.js";

/** What is asked for: it is the caller's to say, and no provider's. */
const ASKED = ["change", "change.current", "change.requested", "change.cancel"];

/** Timers take no more. */
const LONGEST_MS = 2 ** 31 - 1;

/** Kinde's engine has no timers. @type {Partial<Pick<typeof globalThis, "setTimeout" | "clearTimeout">>} */
const { setTimeout, clearTimeout } = globalThis;

/**
 * @param {Program} program
 * @param {(values: Value[]) => Decision} decide
 * @param {Value[]} values what is known already
 * @param {Change} change
 * @param {Record<string, Provider>} providers by the path of a fact or of the record that holds it
 * @param {ProviderOptions} options
 * @returns {Promise<Decision>}
 */
export async function decideInRounds(program, decide, values, change, providers, options) {
  const [until, timeout] = ["until", "timeout"].map((name) => own(options, [name]));
  const waiting = namesOf(providers);
  const stays = values.map((value) => value !== undefined);
  /** @type {Issue[]} */
  const issues = [];
  for (;;) {
    const decision = decide(values.slice());
    decision.add(issues);
    const paths = until === "outcome" && decision.outcome !== "undecided" ? [] : wanted(decision.needs, waiting);
    if (paths.length === 0) return decision;
    const answers = await Promise.all(paths.map((path) => ask(() => providers[path](change), path, timeout)));
    paths.forEach((path, i) => take(program, values, stays, path, answers[i], issues));
  }
}

/** @param {Record<string, Provider>} providers @returns {Set<string>} */
function namesOf(providers) {
  try {
    return new Set(Object.keys(providers || {}).filter((name) => !ASKED.includes(name)));
  } catch (unreadable) {
    return new Set();
  }
}

/**
 * Takes out of `waiting` what provides one of the facts: the fact's own provider, else the nearest record's.
 * @param {string[]} needs
 * @param {Set<string>} waiting
 */
function wanted(needs, waiting) {
  /** @type {string[]} */
  const paths = [];
  for (const need of needs) {
    for (let path = need; path !== ""; path = path.slice(0, Math.max(path.lastIndexOf("."), 0))) {
      if (paths.includes(path)) break;
      if (!waiting.delete(path)) continue;
      paths.push(path);
      break;
    }
  }
  return paths;
}

/**
 * @param {() => unknown} provider
 * @param {string} path
 * @param {unknown} timeout in milliseconds; anything else is none
 * @returns {Promise<Answer>}
 */
function ask(provider, path, timeout) {
  const answer = Promise.resolve().then(provider).then(
    (got) => ({ got }),
    (thrown) => failed("facts/provider-failed", path, messageOf(thrown)),
  );
  return typeof timeout !== "number" || Number.isNaN(timeout) ? answer : inTime(answer, path, timeout);
}

/** @param {Promise<Answer>} answer @param {string} path @param {number} timeout @returns {Promise<Answer>} */
function inTime(answer, path, timeout) {
  if (setTimeout === undefined || clearTimeout === undefined) return answer;
  const stop = clearTimeout;
  /** @type {ReturnType<typeof globalThis.setTimeout>} */
  let timer;
  /** @type {Promise<Answer>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(failed("facts/provider-late", path, `It took more than ${timeout} ms.`)), Math.min(timeout, LONGEST_MS));
  });
  return Promise.race([answer, late]).finally(() => stop(timer));
}

/** @param {string} code @param {string} path @param {string} why @returns {Answer} */
function failed(code, path, why) {
  return { issue: errorIssue(code, "facts", pointerOf(path.split(".")), `The provider of "${path}" gave no value. ${why}`) };
}

/**
 * Puts an answer into the slots of the facts at and below its path. Where another provider said something else, nobody knows
 * which of them is right.
 * @param {Program} program
 * @param {Value[]} values
 * @param {boolean[]} stays by slot, what was known already
 * @param {string} path
 * @param {Answer} answer
 * @param {Issue[]} issues
 */
function take(program, values, stays, path, answer, issues) {
  if ("issue" in answer) {
    issues.push(answer.issue);
    return;
  }
  /** @type {any} */
  const facts = path.split(".").reduceRight((value, key) => ({ [key]: value }), answer.got);
  const read = program.reader.read(path.startsWith("actor") ? facts : facts.change, facts);
  program.contents.layout.forEach(({ fact }, slot) => {
    if (stays[slot] || !(fact === path || fact.startsWith(`${path}.`))) return;
    if (values[slot] === undefined) values[slot] = read[slot];
    else if (read[slot] !== undefined && !isSame(values[slot], read[slot])) values[slot] = CONFLICT;
  });
}

/** @param {Value} a @param {Value} b dates and collections by what they hold */
function isSame(a, b) {
  return Object.is(a, b) || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
}
