/**
 * Where an issue stands in the JSON text of its document, for editors and terminals. Broken text is read as far as it goes.
 *
 * @typedef {import("jsonc-parser").Node} Node
 * @typedef {import("./types-locate.js").Span} Span
 * @typedef {{ value: Node | undefined, name: Node | undefined, found: boolean }} Place
 */
import { parseTree } from "jsonc-parser";
import { pointerNames } from "./text/pointer.js";

/**
 * Where, in a JSON string literal with its quotes, the UTF-16 unit `offset` of the decoded string stands. An offset
 * past the end is the place of the closing quote.
 * @param {string} literal
 * @param {number} offset
 */
export function offsetInLiteral(literal, offset) {
  const end = literal.length - 1;
  let at = 1;
  for (let unit = 0; unit < offset && at < end; unit += 1) {
    if (literal[at] !== "\\") at += 1;
    else at += literal[at + 1] === "u" ? 6 : 2;
  }
  return Math.min(at, end);
}

/** @param {Node | undefined} node @param {string} name @returns {Place} */
function step(node, name) {
  const children = (node && node.children) || [];
  if (node && node.type === "array") {
    const value = /^(0|[1-9]\d*)$/.test(name) ? children[Number(name)] : undefined;
    return { value, name: undefined, found: value !== undefined };
  }
  const named = node && node.type === "object" ? children.filter((child) => (child.children || [])[0].value === name) : [];
  // The last property of that name, as JSON.parse would take it.
  const [key, value] = named.length > 0 ? named[named.length - 1].children || [] : [];
  return { value, name: key, found: key !== undefined };
}

/** @param {string} text @returns {Node | undefined} also for a text nested deeper than the parser can go */
function rootOf(text) {
  try {
    return parseTree(text, [], { disallowComments: true });
  } catch {
    return undefined;
  }
}

/** Follows a path as far as the document goes. @param {Node | undefined} root @param {string} path @returns {Place} */
function follow(root, path) {
  /** @type {Place} */
  let place = { value: root, name: undefined, found: true };
  for (const name of pointerNames(path)) {
    const next = step(place.value, name);
    if (!next.found) return { value: place.value, name: place.name, found: false };
    place = next;
  }
  return place;
}

/**
 * At least one character wide wherever the document has one, so that it can be seen and hit.
 * @param {number} from
 * @param {number} to
 * @param {string} text
 * @returns {Span}
 */
function span(from, to, text) {
  const end = Math.min(Math.max(to, from + 1), text.length);
  return { from: Math.max(0, Math.min(from, end - 1)), to: end };
}

/** @param {Node} node @param {string} text */
function firstLine({ offset, length }, text) {
  const lineEnd = text.indexOf("\n", offset);
  return span(offset, lineEnd < 0 ? offset + length : Math.min(offset + length, lineEnd), text);
}

/**
 * Objects and arrays are shown by their name: underlining all of their text would hide where the fault is.
 * @param {Place} place
 * @param {string} code
 * @param {string} text
 */
function placeSpan({ value, name, found }, code, text) {
  const isScalar = value && value.type !== "object" && value.type !== "array";
  if (name && (!isScalar || !found || code === "document/unknown-field")) {
    return span(name.offset, name.offset + name.length, text);
  }
  return value ? firstLine(value, text) : span(0, text.length, text);
}

/** @type {typeof import("./types-locate.js").locator} */
export function locator(text) {
  /** @type {Node | undefined} */
  let root;
  let isRead = false;
  if (typeof text !== "string") throw new TypeError("The text of a document must be a string.");
  return (issue) => {
    if (!issue || typeof issue.code !== "string" || typeof issue.path !== "string") throw new TypeError("An issue has a code and a path.");
    const { code, path, range } = issue;
    if (range && code.startsWith("json/")) return span(range[0], range[1], text);
    if (!isRead) root = rootOf(text);
    isRead = true;
    const place = follow(root, path);
    if (!range || !place.found || !place.value || place.value.type !== "string") return placeSpan(place, code, text);
    const { offset, length } = place.value;
    const literal = text.slice(offset, offset + length);
    return span(offset + offsetInLiteral(literal, range[0]), offset + offsetInLiteral(literal, range[1]), text);
  };
}

/** @type {typeof import("./types-locate.js").locate} */
export const locate = (text, issue) => locator(text)(issue);
