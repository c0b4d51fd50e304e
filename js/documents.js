/**
 * Documents on their way into the engine: objects become JSON text, texts go into memory, issues come back.
 *
 * @typedef {import("./types.js").Issue} Issue
 * @typedef {import("./types.js").LayoutEntry} LayoutEntry
 * @typedef {import("./types.js").Digests} Digests
 * @typedef {import("./engine.js").Engine} Engine
 * @typedef {import("./engine.js").Instance} Instance
 * @typedef {LayoutEntry & { quote?: true }} SlotEntry `quote`: read only for a quote that is asked for by itself
 * @typedef {string | Uint8Array} Text
 * @typedef {{ policy: Text, catalog: Text }} Texts
 * @typedef {{ rule: string, code: string, effect: import("./types.js").Effect, name?: string }} Rule
 * @typedef {{ issues: Issue[], name: string, engine: string, digests: Digests, quotes: boolean, layout: SlotEntry[], names: string[], rules: Rule[] }}
 *   Reply when the engine refuses, only `issues` is there
 */
import { errorIssue, isError, messageOf } from "./issues.js";

/** @param {unknown} value @returns {value is Uint8Array} also of another realm */
const isBytes = (value) => ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";

/**
 * @param {Issue["document"]} document
 * @param {unknown} value JSON text or its UTF-8 bytes, or what JSON.stringify can write
 * @param {Issue[]} issues where a failure goes
 * @returns {Text} empty on failure, which the engine refuses
 */
export function textOf(document, value, issues) {
  if (typeof value === "string" || isBytes(value)) return value;
  let why = `It is ${value === null ? "null" : `of type ${typeof value}`}, not an object or JSON text.`;
  try {
    const text = JSON.stringify(value);
    if (typeof text === "string") return text;
  } catch (error) {
    why = messageOf(error);
  }
  issues.push(errorIssue("json/not-serializable", document, "", `This cannot be written as JSON. ${why}`));
  return "";
}

/**
 * @param {Engine} engine
 * @param {Texts} texts
 * @returns {{ handle: number, reply: Reply }} handle 0 when refused; the reply then has an issue of severity `error`
 * @throws when the engine does
 */
export function loadTexts(engine, { policy, catalog }) {
  const instance = engine.start();
  const { exports, memory } = instance;
  engine.nextTurn();
  /** @type {Issue[]} */
  const issues = [];
  const first = put(memory, "policy", policy, issues);
  const second = put(memory, "catalog", catalog, issues);
  const handle = exports.plangate_load(first.at, first.length, second.at, second.length);
  /** @type {Reply} */
  const reply = JSON.parse(responseText(instance));
  exports.plangate_release(first.at);
  exports.plangate_release(second.at);
  reply.issues = merged(issues, reply.issues);
  if (handle === 0 && !reply.issues.some(isError)) throw new Error("The engine refused without saying why.");
  return { handle, reply };
}

/**
 * One call of the control plane about a loaded catalogue.
 * @template T
 * @param {Engine} engine
 * @param {Text} text
 * @param {(at: number, length: number) => T} call
 * @returns {{ reply: any, answer: T | null }} what the engine says, and what the call answers
 * @throws when the engine does
 */
export function callWithText(engine, text, call) {
  const instance = engine.start();
  engine.nextTurn();
  const place = instance.memory.putText(text);
  if (place === null) {
    return { reply: { issues: [errorIssue("json/too-large", "update", "", "The engine has no room for so much text.")] }, answer: null };
  }
  const answer = call(place.at, place.length);
  instance.exports.plangate_release(place.at);
  return { reply: JSON.parse(responseText(instance)), answer };
}

/** @param {Instance} instance */
export function responseText({ exports, memory }) {
  return memory.textAt(exports.plangate_response(), exports.plangate_response_length());
}

/**
 * @param {import("./memory.js").Memory} memory
 * @param {"policy" | "catalog"} document
 * @param {Text} text
 * @param {Issue[]} issues
 */
function put(memory, document, text, issues) {
  const place = memory.putText(text);
  if (place !== null) return place;
  issues.push(errorIssue("json/too-large", document, "", "The engine has no room for so much text."));
  return { at: 0, length: 0 };
}

/**
 * What the engine says of a document that this side has refused is about the empty text that it got instead.
 * @param {Issue[]} own
 * @param {Issue[]} engines
 * @returns {Issue[]} those of the policy first
 */
export function merged(own, engines) {
  if (own.length === 0) return engines;
  const documents = own.map((issue) => issue.document);
  const all = own.concat(engines.filter(({ document }) => documents.indexOf(document) === -1));
  return all.filter(({ document }) => document === "policy").concat(all.filter(({ document }) => document !== "policy"));
}
