/** @typedef {import("../types-analysis.js").PolicyDiff} PolicyDiff */
import { changeText } from "./change-text.js";
import { exampleOf, groupsOf, reasonOf } from "./diff-groups.js";
import { bold, dim, green, outcomeColour, yellow } from "./style.js";

/** For a terminal. @param {PolicyDiff} diff @returns {string} */
export function diffText({ same, settings, changes, notShown }) {
  if (same) return green("Nothing differs, whatever the facts are.");
  const width = Math.max(0, ...[...changes, ...notShown].map(({ change }) => changeText(change).length));
  const groups = groupsOf(changes).map((group) => groupText(group, width));
  const rest = notShown.map(({ change, what, rules }) => `  ${changeText(change).padEnd(width)}  ${what.join(", ")}${rules.length > 0 ? dim(`  ${rules.join(", ")}`) : ""}`);
  return [
    ...groups,
    ...(rest.length > 0 ? [[yellow(`not shown to be alike (${rest.length})`), ...rest].join("\n")] : []),
    ...(settings.length > 0 ? [`${dim("also different:")} ${settings.join(", ")}`] : []),
  ].join("\n\n");
}

/** @param {import("./diff-groups.js").Group} group @param {number} width */
function groupText({ title, to, changes }, width) {
  const lines = changes.flatMap((change) => {
    const reason = reasonOf(change);
    const line = `  ${changeText(change.change).padEnd(width)}  ${dim("with")} ${exampleOf(change)}`;
    return reason === "" ? [line] : [line, `  ${" ".repeat(width)}  ${dim(reason)}`];
  });
  return [bold(outcomeColour(to)(`${title} (${changes.length})`)), ...lines].join("\n");
}
