import { parser } from "@lezer/json";

const VALUES = new Set(["Object", "Array", "String", "Number", "True", "False", "Null"]);

/** The names of a JSON Pointer (RFC 6901). */
export function pointerNames(path) {
  return path.split("/").slice(1).map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * Where, in a JSON string literal with its quotes, the UTF-16 unit `offset` of the decoded string stands. An offset
 * past the end is the place of the closing quote.
 */
export function offsetInLiteral(literal, offset) {
  const end = literal.length - 1;
  let at = 1;
  for (let unit = 0; unit < offset && at < end; unit++) {
    if (literal[at] !== "\\") at += 1;
    else at += literal[at + 1] === "u" ? 6 : 2;
  }
  return Math.min(at, end);
}

function nameOf(property, text) {
  const { from, to } = property.firstChild;
  try {
    return JSON.parse(text.slice(from, to));
  } catch {
    return undefined;
  }
}

function valueOf(node) {
  for (let child = node.lastChild; child; child = child.prevSibling) if (VALUES.has(child.name)) return child;
  return null;
}

/** The last property of that name, as JSON.parse would take it. */
function propertyOf(object, name, text) {
  const found = object.getChildren("Property").filter((property) => nameOf(property, text) === name);
  return found.at(-1);
}

function elementOf(array, name) {
  let index = /^(0|[1-9]\d*)$/.test(name) ? Number(name) : -1;
  for (let child = array.firstChild; child && index >= 0; child = child.nextSibling) {
    if (VALUES.has(child.name) && index-- === 0) return child;
  }
  return null;
}

function step(node, name, text) {
  if (node?.name === "Array") return { value: elementOf(node, name), property: null };
  if (node?.name !== "Object") return { value: null, property: null };
  const property = propertyOf(node, name, text) ?? null;
  return { value: property && valueOf(property), property };
}

/** Follows a path as far as the document goes; `found` is false where it ends early. */
function follow(tree, path, text) {
  let place = { value: valueOf(tree.topNode), property: null };
  for (const name of pointerNames(path)) {
    const next = step(place.value, name, text);
    if (!next.value && !next.property) return { ...place, found: false };
    place = next;
  }
  return { ...place, found: true };
}

/** At least one character wide wherever the document has one, so that it can be seen and hit. */
function span(from, to, text) {
  const end = Math.min(Math.max(to, from + 1), text.length);
  return { from: Math.max(0, Math.min(from, end - 1)), to: end };
}

function firstLine({ from, to }, text) {
  const lineEnd = text.indexOf("\n", from);
  return span(from, lineEnd < 0 ? to : Math.min(to, lineEnd), text);
}

/** Objects and arrays are shown by their name: underlining all of their text would hide where the fault is. */
function placeSpan({ value, property, found }, issue, text) {
  const isScalar = value && value.name !== "Object" && value.name !== "Array";
  const name = property?.firstChild;
  if (name && (!isScalar || !found || issue.code === "document/unknown-field")) return span(name.from, name.to, text);
  return value ? firstLine(value, text) : span(0, text.length, text);
}

/**
 * The place of an issue in the text of its document, as a half-open span of UTF-16 offsets.
 * @param {string} text the document
 * @param {{code: string, path: string, range?: [number, number]}} issue
 * @returns {{from: number, to: number}}
 */
export function locate(text, issue) {
  if (issue.range && issue.code.startsWith("json/")) return span(issue.range[0], issue.range[1], text);
  const place = follow(parser.parse(text), issue.path, text);
  if (!issue.range || !place.found || place.value?.name !== "String") return placeSpan(place, issue, text);
  const { from, to } = place.value;
  const [start, end] = issue.range.map((offset) => from + offsetInLiteral(text.slice(from, to), offset));
  return span(start, end, text);
}
