import { parser } from "@lezer/json";

const SCALARS = new Set(["String", "PropertyName", "Number"]);

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The syntax tree is laxer than JSON about escapes and control characters, so the scalars are tried one by one. */
function firstFault(text) {
  let fault = null;
  parser.parse(text).iterate({
    enter({ type, name, from, to }) {
      if (fault) return false;
      if (type.isError || (SCALARS.has(name) && !isJson(text.slice(from, to)))) fault = { from, to, isScalar: !type.isError };
    },
  });
  return fault ?? { from: 0, to: text.length, isScalar: false };
}

function message(text, { from, isScalar }) {
  if (isScalar) return "This is not JSON: an escape or a character in this value is not allowed.";
  const rest = text.slice(from).trimStart();
  if (rest === "") return "The JSON text ends too early: a value, a quote or a closing bracket is missing.";
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
    const place = { document, path: "", range: [fault.from, fault.to] };
    return { value: undefined, issues: [{ code: "json/syntax", severity: "error", ...place, message: message(text, fault) }] };
  }
}
