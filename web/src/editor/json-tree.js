import { parseTree } from "jsonc-parser";

/**
 * The syntax tree of a JSON text, as far as it can be read; what is wrong goes into `faults`. Undefined for an empty
 * text, and for one nested so deep that nobody could edit it anyway.
 */
export function treeOf(text, faults = []) {
  try {
    return parseTree(text, faults, { disallowComments: true });
  } catch {
    faults.push({ offset: 0, length: 1 });
    return undefined;
  }
}
