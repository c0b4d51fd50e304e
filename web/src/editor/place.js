import { getLocation } from "jsonc-parser";
import { modeOf } from "./cel.js";

/** Whether the end of a template's text, as it stands in its string, is within an expression. */
function endsInHole(text) {
  const plain = text.replace(/\{\{|\}\}/g, "  ");
  return plain.lastIndexOf("{") > plain.lastIndexOf("}");
}

function location(text, at) {
  try {
    return getLocation(text, at);
  } catch {
    return { path: [], isAtPropertyKey: false };
  }
}

/**
 * What stands at a position of a document.
 * @returns {{path: (string | number)[], isKey: boolean, literal: {from: number, to: number} | null, isCel: boolean}} the names
 *   that lead there, the field's own included; the scalar around it; whether it is within an expression
 */
export function placeAt(document, text, at) {
  const { path, isAtPropertyKey, previousNode } = location(text, at);
  const around = previousNode && at > previousNode.offset && at <= previousNode.offset + previousNode.length ? previousNode : null;
  const literal = around && { from: around.offset, to: around.offset + around.length };
  const isPolicy = document === "policy" || document === "candidate";
  const mode = isPolicy && !isAtPropertyKey && around?.type === "string" ? modeOf(path.filter((name) => typeof name === "string")) : null;
  const isCel = mode === "cel" || (mode === "template" && endsInHole(text.slice(literal.from, at)));
  return { path, isKey: isAtPropertyKey, literal, isCel };
}
