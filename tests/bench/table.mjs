// Aligned tables for terminals: text to the left, numbers to the right.

/**
 * @param {string[]} header
 * @param {(string | number | null)[][]} rows numbers come as text already where decimals matter
 */
export function table(header, rows) {
  const cells = [header, ...rows].map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const numeric = header.map((_, column) => rows.some((row) => /^[<≤]?\s?\d/.test(String(row[column] ?? ""))));
  const line = (row) => row.map((cell, column) => (
    numeric[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join("  ").trimEnd();
  const [head, ...body] = cells.map(line);
  return [head, widths.map((width) => "-".repeat(width)).join("  "), ...body].join("\n");
}

const group = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

export const whole = (value) => group.format(value);
export const fixed = (value, digits) => (value === null ? null : value.toFixed(digits));
export const verdict = (value, budget) => (value <= budget ? "ok" : "OVER");
