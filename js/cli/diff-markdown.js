/** @typedef {import("../types-analysis.js").PolicyDiff} PolicyDiff */
import { changeText } from "./change-text.js";
import { exampleOf, groupsOf, reasonOf } from "./diff-groups.js";

/** What stands in a cell of a table, whatever a policy writes. @param {string} text */
const cell = (text) => text.replace(/[\\|`*_<>[\]]/g, "\\$&").replace(/\s+/g, " ");

/** @param {string[]} cells */
const row = (cells) => `| ${cells.map(cell).join(" | ")} |`;

/** For a pull request. @param {PolicyDiff} diff @returns {string} */
export function diffMarkdown({ same, settings, changes, notShown }) {
  const lines = ["### What this policy decides differently", ""];
  if (same) lines.push("Nothing, whatever the facts are.");
  for (const group of groupsOf(changes)) {
    lines.push(`**${cell(group.title)}** (${group.changes.length})`, "", "| change | for example with | what is said |", "| --- | --- | --- |");
    lines.push(...group.changes.map((change) => row([changeText(change.change), exampleOf(change), reasonOf(change)])), "");
  }
  if (notShown.length > 0) lines.push(`**not shown to be alike** (${notShown.length})`, "", "| change | what may differ | rules |", "| --- | --- | --- |");
  lines.push(...notShown.map(({ change, what, rules }) => row([changeText(change), what.join(", "), rules.join(", ")])));
  if (settings.length > 0) lines.push("", `Also different: ${settings.join(", ")}.`);
  return lines.join("\n").trimEnd();
}
