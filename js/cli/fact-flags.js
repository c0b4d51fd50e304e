/**
 * Facts given one by one, `--fact usage.seats=12`.
 *
 * @typedef {{ text: string, path: string, value: string }} Flag
 */
import { define, own } from "../facts/own.js";
import { UsageError } from "./documents.js";
import { parsed, strict } from "./json.js";

/** Facts that a message tells of. */
const MOST_NAMES = 12;

/** @param {readonly string[]} argv @returns {Flag[]} */
export function factFlags(argv) {
  const texts = argv.flatMap((arg, i) => {
    if (arg === "--fact") return argv[i + 1] === undefined ? [] : [argv[i + 1]];
    return arg.startsWith("--fact=") ? [arg.slice("--fact=".length)] : [];
  });
  const flags = texts.map((text) => ({ text, path: text.slice(0, Math.max(text.indexOf("="), 0)), value: text.slice(text.indexOf("=") + 1) }));
  for (const [i, { text, path }] of flags.entries()) {
    if (path === "") throw new UsageError(`--fact ${text}: write path=value, for example usage.seats=12.`);
    if (flags.findIndex((flag) => flag.path === path) < i) throw new UsageError(`--fact ${text}: ${path} stands here more than once.`);
  }
  return flags;
}

/**
 * All that a decision or a quote reads, and what the policy declares and nobody reads.
 * @param {import("./documents.js").Opened} opened
 */
export function factNames({ gate, sources }) {
  const { contents } = /** @type {import("../gate/whole-gate.js").WholeGate} */ (/** @type {unknown} */ (gate))._program;
  const declared = parsed(/** @type {import("./excerpt.js").Source} */ (sources.policy)).facts || {};
  const read = contents.allSlots.map(({ fact }) => fact).filter((fact) => !fact.startsWith("change."));
  return [...new Set([...read, ...Object.keys(declared), "now"])].sort();
}

/** A misspelt fact must not be taken for none. @param {any} facts @param {Flag} flag @param {string[]} names */
export function put(facts, { text, path, value }, names) {
  if (!names.some((name) => `${name}.`.startsWith(`${path}.`) || path.startsWith(`${name}.`))) {
    const shown = `${names.slice(0, MOST_NAMES).join(", ")}${names.length > MOST_NAMES ? " and others" : ""}`;
    throw new UsageError(`--fact ${text}: the policy has no fact ${path}. It has ${shown}.`);
  }
  const keys = path.split(".");
  const last = /** @type {string} */ (keys.pop());
  let record = facts;
  for (const key of keys) {
    if (typeof own(record, [key]) !== "object" || record[key] === null) define(record, key, {});
    record = record[key];
  }
  define(record, last, valueOf(path, value));
}

/** JSON where it is JSON, else text. @param {string} path @param {string} text @returns {unknown} */
function valueOf(path, text) {
  try {
    return strict(`--fact ${path}`, text);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return text;
  }
}
