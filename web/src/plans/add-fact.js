import { findNodeAtLocation } from "jsonc-parser";
import { placeOfFact } from "../documents.js";
import { treeOf } from "../editor/json-tree.js";

const BLANKS = { bool: false, int: 0, double: 0, string: "", duration: "1h", money: "0.00 EUR" };

/** Of facts that need no declaration. */
const TYPES = { "subscription.cycleNumber": "int", "subscription.quantity": "int", "subscription.amountPaid": "money", "change.quantity": "int" };

function blankOf(name, vocabulary, now) {
  const type = new Map(vocabulary.facts()).get(name)?.type ?? TYPES[name] ?? "timestamp";
  if (type === "timestamp") return now;
  return BLANKS[type] ?? null;
}

/** What is not known at all can still be given some date to begin with. */
const today = () => `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;

/**
 * Puts a fact that is needed into its document, with a value to be typed over, and goes there.
 * @returns {(name: string) => void}
 */
export function factAdder({ editors, vocabulary, set }, select) {
  return function add(name) {
    const { document, path } = placeOfFact(name);
    set(document, path, blankOf(name, vocabulary, today()));
    const node = findNodeAtLocation(treeOf(editors[document].text()), path);
    select(document);
    if (node) editors[document].select(node.offset, node.offset + node.length);
  };
}
