import { defineCommand } from "citty";
import { openGate, printIssues } from "./documents.js";
import { callOf, changeArgs, localeArgs, requestArgs } from "./facts.js";
import { print, printJson } from "./print.js";

export const explain = defineCommand({
  meta: { name: "explain", description: "Decide one plan change, and show each rule with the value of every part of its condition" },
  args: { ...changeArgs, ...requestArgs, ...localeArgs },
  run({ args, rawArgs }) {
    const opened = openGate(args);
    if (opened === null) return;
    const explanation = opened.gate.explain(...callOf(opened, args, rawArgs));
    if (args.json) return printJson(explanation);
    print(String(explanation));
    printIssues(explanation.decision.issues, opened.sources);
  },
});
