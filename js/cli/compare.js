import { defineCommand } from "citty";
import { openGate } from "./documents.js";
import { callOf, changeArgs, localeArgs } from "./facts.js";
import { print, printJson } from "./print.js";
import { dim, outcomeColour } from "./style.js";

/** @typedef {import("../types.js").Decision} Decision */

export const compare = defineCommand({
  meta: { name: "compare", description: "Decide the change to every plan that can be chosen" },
  args: { ...changeArgs, ...localeArgs },
  run({ args, rawArgs }) {
    const opened = openGate(args);
    if (opened === null) return;
    const plans = opened.gate.compare(...callOf(opened, args, rawArgs));
    if (args.json) return printJson(plans);
    const width = Math.max(...plans.map(({ plan }) => plan.length), 4) + 3;
    for (const { plan, decision } of plans) print(lines(plan.padEnd(width), decision).join("\n"));
    if (plans.length === 0) print("No plan of the catalogue can be chosen.");
  },
});

/** @param {string} plan @param {Decision} decision */
function lines(plan, { outcome, reasons, needs, issues }) {
  const why = [
    ...reasons.map(({ message }) => message),
    ...(needs.length > 0 ? [`needs ${needs.join(", ")}`] : []),
    ...issues.map(({ message }) => message),
  ];
  const head = `${plan}${outcomeColour(outcome)(outcome.padEnd(9))}`;
  const indent = " ".repeat(plan.length + 9);
  return why.length === 0 ? [head] : why.map((line, i) => `${i === 0 ? head : indent}   ${dim(line)}`);
}
