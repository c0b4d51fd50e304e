/** The change and the facts of a command line. */
import { own } from "../facts/own.js";
import { UsageError, readSource } from "./documents.js";
import { factFlags, factNames, put } from "./fact-flags.js";
import { TYPES } from "./facts-schema.js";
import { parsed } from "./json.js";

/** For commands about one plan. */
export const requestArgs = /** @type {const} */ ({
  requested: { type: "string", description: "Code of the plan that the customer wants" },
  cancel: { type: "boolean", description: "The customer cancels the plan instead" },
});

/** For commands that show texts for customers. */
export const localeArgs = /** @type {const} */ ({
  locale: { type: "string", description: "Language tag of the customer, such as de-AT" },
});

/** Arguments of every command that decides. */
export const changeArgs = /** @type {const} */ ({
  policy: { type: "positional", required: true, description: "The policy, a JSON file; - for standard input" },
  catalog: { type: "positional", required: true, description: "The catalogue, a JSON file" },
  current: { type: "string", description: "Code of the plan that the customer has" },
  quantity: { type: "string", description: "How many seats or units the customer wants" },
  facts: { type: "string", description: "Facts, a JSON file; - for standard input" },
  fact: { type: "string", description: "One fact, path=value: usage.seats=12. May be given several times" },
  now: { type: "string", description: "The time to decide for, RFC 3339. By default the present" },
  json: { type: "boolean", description: "Print JSON" },
});

/**
 * The change, the facts and the options of a call: what is not said is not there.
 * @param {import("./documents.js").Opened} opened
 * @param {Record<string, any>} args
 * @param {readonly string[]} argv as the command got them: a flag that is given several times
 * @returns {[import("../types.js").Change, any, import("../types.js").DecideOptions]}
 */
export function callOf(opened, { locale, ...args }, argv) {
  const facts = factsOf(args, factFlags(argv), factNames(opened));
  return [changeOf(args, facts), facts, { locale }];
}

/** Who asks is told among the facts here. @param {Record<string, any>} args @param {any} facts */
function changeOf({ current, requested, cancel, quantity }, facts) {
  return { current, requested, cancel, quantity: quantity === undefined ? undefined : quantityOf(quantity), actor: own(facts, ["actor"]) };
}

/** @param {string} text */
function quantityOf(text) {
  const quantity = Number(text);
  if (text.trim() === "" || !Number.isInteger(quantity)) throw new UsageError(`--quantity ${text}: write a whole number.`);
  return quantity;
}

/** @param {Record<string, any>} args @param {import("./fact-flags.js").Flag[]} flags @param {string[]} names of the policy's facts @returns {any} */
function factsOf({ facts: file, now }, flags, names) {
  const facts = file === undefined ? {} : parsed(readSource(file));
  if (typeof facts !== "object" || facts === null || Array.isArray(facts)) throw new UsageError(`${file} must hold an object.`);
  for (const flag of flags) put(facts, flag, names);
  if (now !== undefined && flags.some(({ path }) => path === "now")) throw new UsageError("Give either --now or --fact now=..., not both.");
  if (now !== undefined) facts.now = timeOf(now);
  else if (own(facts, ["now"]) === undefined) facts.now = new Date();
  return facts;
}

/** @param {string} text */
function timeOf(text) {
  const day = /^(\d{4}-\d\d-\d\d)[Tt]/.exec(text);
  const exists = day !== null && new RegExp(TYPES.timestamp.pattern).test(text) && new Date(`${day[1]}T00:00:00Z`).toJSON()?.startsWith(day[1]);
  if (exists) return text;
  throw new UsageError(`--now ${text}: write a time such as 2026-03-01T00:00:00Z.`);
}
