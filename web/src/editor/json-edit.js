import { findNodeAtLocation } from "jsonc-parser";
import { treeOf } from "./json-tree.js";

const nested = (names, value) => names.reduceRight((inner, name) => ({ [name]: inner }), value);

/** As one line with spaces, the way that people write short objects. */
function onOneLine(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${onOneLine(member)}`);
  return `{ ${members.join(", ")} }`;
}

const indentOf = (text, at) => /[^\S\n]*$/.exec(text.slice(0, at))[0];

function insertion(text, object, [name, ...rest], value) {
  const member = `${JSON.stringify(name)}: ${onOneLine(nested(rest, value))}`;
  const last = object.children.at(-1);
  if (!last) return { from: object.offset + 1, to: object.offset + object.length - 1, insert: ` ${member} ` };
  const at = last.offset + last.length;
  const isAlone = text.slice(object.offset, last.offset).includes("\n");
  return { from: at, to: at, insert: isAlone ? `,\n${indentOf(text, last.offset)}${member}` : `, ${member}` };
}

/** A member or an item, with the comma before it, or after it when it is the first. */
function removal(part) {
  const siblings = part.parent.children;
  const index = siblings.indexOf(part);
  const end = part.offset + part.length;
  if (index > 0) return { from: siblings[index - 1].offset + siblings[index - 1].length, to: end, insert: "" };
  return { from: part.offset, to: siblings[1] ? siblings[1].offset : end, insert: "" };
}

function deepestObject(root, path) {
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, depth));
    if (node?.type === "object") return { object: node, rest: path.slice(depth), next: path.slice(0, depth + 1) };
  }
  return null;
}

/**
 * The change of a JSON text that sets the value at a path of names, or takes it out when the value is undefined. All
 * other characters stay as they are.
 * @returns {{from: number, to: number, insert: string} | null} null when nothing is to be done, or cannot be
 */
export function editAt(text, path, value) {
  const root = treeOf(text);
  if (!root) return null;
  const node = findNodeAtLocation(root, path);
  if (node && value === undefined) return removal(node.parent.type === "property" ? node.parent : node);
  if (node) return { from: node.offset, to: node.offset + node.length, insert: onOneLine(value) };
  const place = value === undefined ? null : deepestObject(root, path);
  // A number where an object would have to be stays: what somebody wrote is not thrown away.
  if (!place || findNodeAtLocation(root, place.next)) return null;
  return insertion(text, place.object, place.rest, value);
}

/** A text after such changes, one after the other. @param {[string[], unknown][]} settings paths and values */
export function edited(text, settings) {
  return settings.reduce((now, [path, value]) => {
    const change = editAt(now, path, value);
    return change ? now.slice(0, change.from) + change.insert + now.slice(change.to) : now;
  }, text);
}

const nameOf = (word) => word.replaceAll("~1", "/").replaceAll("~0", "~");
const stepOf = (word) => (/^\d+$/.test(word) ? Number(word) : nameOf(word));

/**
 * A text after what a finding suggests: a part of a string is written anew, or a member or an item is taken away.
 * @param {{path: string, from: number, to: number, replacement: string | null}} fix with its place in the text
 */
export function mended(text, { path, from, to, replacement }) {
  if (replacement === null) return edited(text, [[path.split("/").slice(1).map(stepOf), undefined]]);
  return text.slice(0, from) + JSON.stringify(replacement).slice(1, -1) + text.slice(to);
}
