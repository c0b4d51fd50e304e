import { findNodeAtLocation } from "jsonc-parser";
import { formatted } from "../editor/format.js";
import { edited } from "../editor/json-edit.js";
import { treeOf } from "../editor/json-tree.js";

const sliceOf = ({ offset, length }, text) => text.slice(offset, offset + length);

/** The texts of one update, or of each of a list. */
function textsOf(updates) {
  const root = treeOf(updates);
  return root.type === "array" ? root.children.map((child) => sliceOf(child, updates)) : [sliceOf(root, updates)];
}

const indented = (text) => formatted(text).replaceAll("\n", "\n    ");

/**
 * Puts plan updates, as they were received, at the end of a catalogue's `vendor`; the engine merges them in any order.
 * @param {string} catalog
 * @param {string} updates JSON of one, or of a list
 */
export function withUpdates(catalog, updates) {
  const vendor = findNodeAtLocation(treeOf(catalog), ["vendor"]);
  if (!vendor) return withUpdates(edited(catalog, [[["vendor"], []]]), updates);
  const last = vendor.children.at(-1);
  const at = last ? last.offset + last.length : vendor.offset + 1;
  const items = textsOf(updates).map((text) => `\n    ${indented(text)}`).join(",");
  return `${catalog.slice(0, at)}${last ? "," : ""}${items}${last ? "" : "\n  "}${catalog.slice(at)}`;
}
