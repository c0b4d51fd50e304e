/**
 * Documents on their way into the engine: objects become JSON text, texts go into memory, issues come back.
 *
 * @typedef {import("../engine/control.js").Text} Text
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("./journal.js").Journal} Journal
 * @typedef {import("./place.js").Origin} Origin
 * @typedef {import("./program.js").Description} Description
 * @typedef {import("../types.js").Issue} Issue
 * @typedef {{ policy: Text, catalog: Text }} Texts
 * @typedef {{ handle: number, reply: Description }} Loaded when refused `handle` is 0 and the reply has issues only
 */
import { noRoom, responseText } from "../engine/control.js";
import { PlangateError, errorIssue, isError, messageOf, trapIssue } from "../engine/issues.js";
import { withoutMark } from "../text/json-text.js";
import { programLike } from "./program.js";
import { replay } from "./updates.js";
import { decode } from "../text/utf8.js";

/** @param {unknown} value @returns {value is Uint8Array} also of another realm */
const isBytes = (value) => ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";

/**
 * @param {Issue["document"]} document
 * @param {unknown} value JSON text or its UTF-8 bytes, or what JSON.stringify can write
 * @param {Issue[]} issues where a failure goes
 * @param {string} path where the value stands
 * @returns {Text} empty on failure, which the engine refuses
 */
export function textOf(document, value, issues, path = "") {
  if (typeof value === "string" || isBytes(value)) return value;
  let why = `It is ${value === null ? "null" : `of type ${typeof value}`}, not an object or JSON text.`;
  try {
    const text = JSON.stringify(value);
    if (typeof text === "string") return text;
  } catch (error) {
    why = messageOf(error);
  }
  issues.push(errorIssue("json/not-serializable", document, path, `This cannot be written as JSON. ${why}`));
  return "";
}

/** Entries as one text; an array may hold some as texts. @param {unknown} entries @param {Issue[]} issues @returns {Text} */
export function entriesText(entries, issues) {
  if (!Array.isArray(entries)) return textOf("update", entries, issues);
  return `[${entries.map((entry, i) => withoutMark(asText(textOf("update", entry, issues, `/${i}`)))).join(",")}]`;
}

/**
 * The texts of a policy and a catalogue, and what was applied to the catalogue since.
 * @implements {Origin}
 */
export class Documents {
  /** @param {Texts} texts @param {Journal | null} journal */
  constructor(texts, journal) {
    this.texts = texts;
    this.journal = journal;
  }

  /** @param {Engine} engine */
  home(engine) {
    return engine.alone ? engine.another() : engine;
  }

  /** @param {Engine} engine */
  enter(engine) {
    const { handle } = this.load(engine);
    if (handle === 0) throw new Error("The engine refuses what it accepted before.");
    return handle;
  }

  /** @param {Journal | null} journal */
  with(journal) {
    return new Documents(this.texts, journal);
  }

  /** @param {Engine} engine @returns {Loaded} @throws when the engine does */
  load(engine) {
    const { handle, reply } = loadTexts(engine, this.texts);
    const digest = handle === 0 ? null : replay(engine, handle, this.journal);
    if (digest !== null) reply.digests = { policy: reply.digests.policy, catalog: digest };
    return { handle, reply };
  }
}

/** @param {Text} text */
export const asText = (text) => (typeof text === "string" ? text : decode(text, 0, text.length));

/** @param {Origin} origin @returns {string | null} null for an image, which has none */
export function policyText(origin) {
  return origin instanceof Documents ? asText(origin.texts.policy) : null;
}

/** @param {Origin} origin @returns {string | null} */
export function catalogText(origin) {
  return origin instanceof Documents ? asText(origin.texts.catalog) : null;
}

/** @param {Engine} engine @param {Texts} texts @returns {Loaded} */
function loadTexts(engine, { policy, catalog }) {
  const { memory } = engine.start();
  const exports = engine.whole();
  engine.nextTurn();
  /** @type {Issue[]} */
  const issues = [];
  const first = put(memory, "policy", policy, issues);
  const second = put(memory, "catalog", catalog, issues);
  const handle = exports.plangate_load(first.at, first.length, second.at, second.length);
  const reply = JSON.parse(responseText(engine));
  exports.plangate_release(first.at);
  exports.plangate_release(second.at);
  reply.issues = merged(issues, reply.issues);
  if (handle === 0 && !reply.issues.some(isError)) throw new Error("The engine refused without saying why.");
  return { handle, reply };
}

/**
 * @param {import("../engine/memory.js").Memory} memory
 * @param {"policy" | "catalog"} document
 * @param {Text} text
 * @param {Issue[]} issues
 */
function put(memory, document, text, issues) {
  const place = memory.putText(text);
  if (place !== null) return place;
  issues.push(noRoom(document));
  return { at: 0, length: 0 };
}

/**
 * What the engine says of a document that this side has refused is about the empty text that it got instead.
 * @param {Issue[]} own
 * @param {Issue[]} engines
 * @returns {Issue[]} those of the policy first
 */
function merged(own, engines) {
  if (own.length === 0) return engines;
  const documents = own.map((issue) => issue.document);
  const all = own.concat(engines.filter(({ document }) => documents.indexOf(document) === -1));
  return all.filter(({ document }) => document === "policy").concat(all.filter(({ document }) => document !== "policy"));
}

/**
 * @param {Engine} beside which engine, or which kind of it
 * @param {unknown} policy
 * @param {unknown} catalog
 * @param {Journal | null} journal what to apply to the catalogue
 * @returns {{ program: import("./program.js").Program | null, issues: Issue[] }} no program when an issue has severity `error`
 */
export function loadDocuments(beside, policy, catalog, journal) {
  /** @type {Issue[]} */
  const unwritable = [];
  const texts = { policy: textOf("policy", policy, unwritable), catalog: textOf("catalog", catalog, unwritable) };
  const origin = new Documents(texts, journal);
  const engine = origin.home(beside);
  try {
    const { handle, reply } = origin.load(engine);
    const issues = merged(unwritable, reply.issues);
    if (handle === 0) return { program: null, issues };
    const program = programLike(engine, origin, reply);
    program.place.take(handle);
    return { program, issues };
  } catch (error) {
    engine.discard();
    const why = error instanceof PlangateError ? error.issues : [trapIssue(error)];
    return { program: null, issues: unwritable.concat(why) };
  }
}
