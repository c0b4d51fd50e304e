import { defineCommand } from "citty";
import { openGate, printIssues } from "./documents.js";
import { callOf, changeArgs, requestArgs } from "./facts.js";
import { print, printJson } from "./print.js";
import { columns, dim } from "./style.js";

/**
 * @typedef {import("../types.js").Invoice} Invoice
 * @typedef {import("../types.js").Quote} Quote
 */

export const quote = defineCommand({
  meta: { name: "quote", description: "Show what one plan change costs, whatever is decided about it" },
  args: { ...changeArgs, ...requestArgs },
  run({ args, rawArgs }) {
    const opened = openGate(args);
    if (opened === null) return;
    const [change, facts] = callOf(opened, args, rawArgs);
    const quoted = opened.gate.quote(change, facts);
    if (args.json) return printJson(quoted);
    print(quoteText(quoted));
    printIssues([...quoted.issues, ...quoted.warnings], opened.sources);
  },
});

/** @param {Quote} quoted */
function quoteText(quoted) {
  const { complete, currency, effectiveAt, total, dueNow, needs } = quoted;
  if (!complete) return needs.length > 0 ? `No quote: needs ${needs.join(", ")}.\n` : "No quote.\n";
  const sums = [["effective", String(effectiveAt)], ["total", `${total} ${currency}`], ["due now", `${dueNow} ${currency}`]];
  return [...lineRows(quoted), "", ...columns(sums), "", ...scheduleRows(quoted), ""].join("\n");
}

/** @param {Quote} quoted */
function lineRows({ lines }) {
  if (lines.length === 0) return [dim("nothing is charged or credited for the change itself")];
  const rows = lines.map(({ kind, plan, amount, formula, period }) => [
    `${kind.replace("_", " ")} ${plan}`, amount, formula, `${day(period.start)} – ${day(period.end)}`]);
  const [head, ...body] = columns([["line", "amount", "formula", "period"], ...rows]);
  return [dim(head), ...body];
}

/** @param {Quote} quoted */
function scheduleRows({ schedule }) {
  if (schedule.length === 0) return [];
  const rows = schedule.map(({ at, current, requested, difference }) => [day(at), current, requested, difference]);
  const [head, ...body] = columns([["invoice", "without change", "with change", "difference"], ...rows]);
  return [dim(head), ...body];
}

/** @param {string} time RFC 3339 */
const day = (time) => time.slice(0, "2026-01-01".length);
