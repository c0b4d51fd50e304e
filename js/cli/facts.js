/** The change and the facts of a command line. */
import { own } from "../own.js";
import { UsageError, parsed, readSource } from "./documents.js";

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
 * @param {Record<string, any>} args
 * @param {readonly string[]} argv as the command got them: a flag that is given several times
 * @returns {[import("../types.js").Change, any, import("../types.js").DecideOptions]}
 */
export function callOf({ locale, ...args }, argv) {
  const facts = factsOf(args, argv);
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

/** @param {Record<string, any>} args @param {readonly string[]} argv @returns {any} */
function factsOf(args, argv) {
  const facts = args.facts === undefined ? {} : parsed(readSource(args.facts));
  if (typeof facts !== "object" || facts === null) throw new UsageError(`${args.facts} must hold an object.`);
  for (const text of factFlags(argv)) put(facts, text);
  if (args.now !== undefined) facts.now = args.now;
  else if (own(facts, ["now"]) === undefined) facts.now = new Date();
  return facts;
}

/** @param {readonly string[]} argv */
function factFlags(argv) {
  return argv.flatMap((arg, i) => {
    if (arg === "--fact") return argv[i + 1] === undefined ? [] : [argv[i + 1]];
    return arg.startsWith("--fact=") ? [arg.slice("--fact=".length)] : [];
  });
}

/** @param {any} facts @param {string} text */
function put(facts, text) {
  const equals = text.indexOf("=");
  if (equals < 1) throw new UsageError(`--fact ${text}: write path=value, for example usage.seats=12.`);
  const path = text.slice(0, equals).split(".");
  const last = /** @type {string} */ (path.pop());
  let record = facts;
  for (const key of path) {
    if (typeof own(record, [key]) !== "object" || record[key] === null) define(record, key, {});
    record = record[key];
  }
  define(record, last, valueOf(text.slice(equals + 1)));
}

/** Also where the key is `__proto__`. @param {any} record @param {string} key @param {unknown} value */
function define(record, key, value) {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

/** JSON where it is JSON, else text. @param {string} text @returns {unknown} */
function valueOf(text) {
  try {
    return JSON.parse(text);
  } catch (notJson) {
    return text;
  }
}
