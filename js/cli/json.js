/** JSON files that the engine does not read: facts and cases. A key that stands twice is a mistake in them as in documents. */
import { parseTree } from "jsonc-parser";
import { UsageError } from "./documents.js";

/** @typedef {import("jsonc-parser").Node} Node */

/** @param {import("./excerpt.js").Source} source @returns {any} */
export function parsed({ file, text, bytes }) {
  if (bytes !== undefined) throw new UsageError(`${file} is not UTF-8.`);
  try {
    return strict(file, text);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${file} is not JSON: ${/** @type {Error} */ (error).message}`);
  }
}

/** @param {string} file what the text is called @param {string} text @returns {any} @throws {SyntaxError} */
export function strict(file, text) {
  const value = JSON.parse(text);
  const twice = repeated(parseTree(text));
  if (twice === undefined) return value;
  const lines = text.slice(0, twice.offset).split("\n");
  throw new UsageError(`${file}:${lines.length}:${lines[lines.length - 1].length + 1}: The key ${JSON.stringify(twice.value)} stands here more than once.`);
}

/** The first key that its object has already. @param {Node | undefined} node @returns {Node | undefined} */
function repeated(node) {
  const keys = new Set();
  for (const child of (node && node.children) || []) {
    const [key, value] = child.type === "property" ? child.children || [] : [undefined, child];
    if (key !== undefined && keys.has(key.value)) return key;
    if (key !== undefined) keys.add(key.value);
    const found = repeated(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
