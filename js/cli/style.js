/** Colours on a terminal, plain text anywhere else. */
import { randomUUID } from "node:crypto";

/** Stands for the escape sequence until a text is printed: no document can hold it. */
const STYLE = randomUUID();

/** @param {number} code an SGR attribute @returns {(text: string) => string} */
const paint = (code) => (text) => (coloured ? `${STYLE}[${code}m${text}${STYLE}[0m` : text);

/** @param {string} text */
export const withStyles = (text) => text.replaceAll(STYLE, "\u001b");

const { NO_COLOR, FORCE_COLOR } = process.env;
export const coloured = FORCE_COLOR ? FORCE_COLOR !== "0" : !NO_COLOR && Boolean(process.stdout.isTTY);

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

/** @param {import("../types.js").Outcome} outcome */
export function outcomeColour(outcome) {
  if (outcome === "allow") return green;
  return outcome === "deny" ? red : yellow;
}

/**
 * Rows of text as aligned columns, the first to the left, the others to the right.
 * @param {string[][]} rows
 */
export function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (/** @type {string} */ text, /** @type {number} */ column) =>
    column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]);
  return rows.map((row) => row.map(cell).join("   ").trimEnd());
}
