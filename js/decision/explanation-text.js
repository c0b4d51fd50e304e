/**
 * An explanation as lines for a person: each rule, and below it the parts of its condition with their values.
 *
 * @typedef {import("../types.js").ExplainedPart} ExplainedPart
 * @typedef {import("../types.js").ExplainedRule} ExplainedRule
 * @typedef {{ text: string, value: string }} Line
 */

/** @type {Record<string, string>} */
const WORDS = { inapplicable: "not for cancellations" };

/** Columns for a part; what is longer pushes its value to the right. */
const WIDTH = 64;

/** @param {{ decision: { outcome: string }, rules: ExplainedRule[] }} explanation */
export function explanationText({ decision, rules }) {
  const lines = rules.flatMap(ruleLines);
  const widths = lines.map(({ text }) => text.length).filter((length) => length <= WIDTH);
  const width = Math.max(0, ...widths);
  const shown = lines.map(({ text, value }) => `${text.padEnd(width)}  ${value}`.trimEnd());
  return [`outcome: ${decision.outcome}`, ...shown, ""].join("\n");
}

/** @param {ExplainedRule} rule @returns {Line[]} */
function ruleLines({ rule, name, effect, result, when, unless, defer }) {
  const head = { text: `${rule}${name === undefined ? "" : ` (${name})`}: ${effect}`, value: WORDS[result] || result };
  const exception = unless === undefined ? [] : [{ text: "  unless", value: "" }, ...partLines(unless, 2)];
  return [head, ...partLines(when, 1), ...exception, ...partLines(defer, 1)];
}

/** @param {ExplainedPart | null | undefined} part @param {number} depth @returns {Line[]} */
function partLines(part, depth) {
  if (!part) return [];
  const line = { text: `${"  ".repeat(depth)}${part.source.replace(/\s+/g, " ")}`, value: valueText(part) };
  return part.times === 0 ? [line] : [line, ...part.parts.flatMap((inner) => partLines(inner, depth + 1))];
}

/** @param {ExplainedPart} part */
function valueText({ times, type, value, unknown, error }) {
  if (times === 0) return "not evaluated";
  const last = times > 1 ? ` (the last of ${times})` : "";
  if (unknown !== undefined) return `unknown: needs ${unknown.join(", ")}${last}`;
  if (error !== undefined) return `error: ${error.message}${last}`;
  const isText = type === "string" || typeof value !== "string";
  return `${isText ? JSON.stringify(value) : value}${last}`;
}
