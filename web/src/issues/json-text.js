import { treeOf } from "../editor/json-tree.js";

/** In a longer text finding the fault would take so long that the page would stand still. */
const LONGEST = 300_000;

/** Where JSON ends to be JSON. */
function firstFault(text) {
  const faults = [];
  if (text.length <= LONGEST) treeOf(text, faults);
  const { offset, length } = faults[0] ?? { offset: 0, length: 1 };
  return { from: offset, to: offset + length };
}

/** As `locate` places issues: at least one character. */
function wide({ from, to }, text) {
  const end = Math.min(Math.max(to, from + 1), text.length);
  return { from: Math.max(0, Math.min(from, end - 1)), to: end };
}

function message(text, { from, to }) {
  if (text.length > LONGEST) return "This is not JSON. The text is too long to look for the place.";
  const rest = text.slice(from).trimStart();
  if (rest === "") return "The JSON text ends too early: a value, a quote or a closing bracket is missing.";
  if (rest[0] === '"' && to > from) return "This is not JSON: an escape or a character in this value is not allowed.";
  return `This is not JSON: ${JSON.stringify(rest.slice(0, 1))} is not expected here.`;
}

/**
 * Reads the text of a change or of facts, which the package takes as objects.
 * @returns {{value: unknown, issues: object[]}} a value, or the issue that stands for it
 */
export function readJson(document, text) {
  try {
    return { value: JSON.parse(text), issues: [] };
  } catch {
    const fault = firstFault(text);
    const place = { document, path: "", range: [fault.from, fault.to], ...wide(fault, text) };
    return { value: undefined, issues: [{ code: "json/syntax", severity: "error", ...place, message: message(text, fault) }] };
  }
}
