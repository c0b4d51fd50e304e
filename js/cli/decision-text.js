/** @typedef {import("../types.js").Decision} Decision */
import { bold, columns, dim, outcomeColour } from "./style.js";

/** A decision for an engineer at a terminal. @param {Decision} decision @returns {string} */
export function decisionText(decision) {
  const { customer } = decision;
  const lines = [...summaryLines(decision), ...reasonLines(decision), ...remedyLines(decision), ...warningLines(decision)];
  lines.push("", dim("the customer sees"), `  ${bold(customer.headline)}`, ...customer.list.map((entry) => `  - ${entry}`));
  return `${lines.join("\n")}\n`;
}

/** @param {Decision} decision */
function summaryLines({ outcome, complete, direction, criterion, effectiveAt, needs }) {
  const rest = complete ? "" : dim(" (incomplete: reasons may be missing)");
  const line = (/** @type {string} */ name, /** @type {string} */ text) => `${dim(name.padEnd(9))} ${text}`;
  return [
    line("outcome", outcomeColour(outcome)(outcome) + rest),
    ...(direction === null ? [] : [line("direction", direction + (criterion === null ? "" : dim(` (by ${criterion})`)))]),
    ...(effectiveAt === null ? [] : [line("effective", effectiveAt)]),
    ...(needs.length === 0 ? [] : [line("needs", needs.join(", "))]),
  ];
}

/** @param {Decision} decision */
function remedyLines({ remedies }) {
  if (remedies === null) return [];
  const changed = (/** @type {import("../types.js").Remedy} */ { fact, from, to, relation }) => `${fact} ${relation} ${to} ${dim(`(is ${from})`)}`;
  const lines = remedies.status === "found" ? remedies.sets.map((set) => set.map(changed).join(" and ")) : [remedies.status];
  return ["", dim("what would help"), ...lines.map((line) => `  ${line}`)];
}

/** Of rules; those of a quote are issues. @param {Decision} decision */
function warningLines({ warnings }) {
  if (warnings.length === 0) return [];
  return ["", dim("warnings"), ...warnings.map(({ code, message }) => `  ${code}  ${dim(message)}`)];
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
  return ["", dim(head), ...body.flatMap((row, i) => [row, dim(`  ${reasons[i].message}`)])];
}
