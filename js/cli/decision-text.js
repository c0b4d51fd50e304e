/** @typedef {import("../types.js").Decision} Decision */
import { bold, columns, dim, outcomeColour } from "./style.js";

/** A decision for an engineer at a terminal. @param {Decision} decision @returns {string} */
export function decisionText(decision) {
  const { outcome, complete, needs, customer } = decision;
  const rest = complete ? "" : dim(" (incomplete: reasons may be missing)");
  const lines = [`${dim("outcome ")} ${outcomeColour(outcome)(outcome)}${rest}`, ...reasonLines(decision)];
  if (needs.length > 0) lines.push(`${dim("needs   ")} ${needs.join(", ")}`);
  lines.push("", dim("the customer sees"), `  ${bold(customer.headline)}`, ...customer.list.map((entry) => `  - ${entry}`));
  return `${lines.join("\n")}\n`;
}

/** @param {Decision} decision */
function reasonLines({ reasons }) {
  if (reasons.length === 0) return [];
  const shown = (/** @type {unknown} */ value) => (value === undefined ? "-" : String(value));
  const rows = reasons.map(({ rule, values: { name, used, limit, over } }) => [
    name === undefined ? rule : `${rule} (${name})`,
    ...[used, limit, over].map(shown),
  ]);
  const [head, ...body] = columns([["reason", "used", "limit", "over"], ...rows]);
  return ["", dim(head), ...body.flatMap((row, i) => [row, dim(`  ${reasons[i].message}`)]), ""];
}
