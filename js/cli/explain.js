import { defineCommand } from "citty";
import { openGate, printIssues, printJson } from "./documents.js";
import { callOf, changeArgs, localeArgs, requestArgs } from "./facts.js";

export const explain = defineCommand({
  meta: { name: "explain", description: "Decide one plan change, and show each rule with the value of every part of its condition" },
  args: { ...changeArgs, ...requestArgs, ...localeArgs },
  run({ args, rawArgs }) {
    const opened = openGate(args);
    if (opened === null) return;
    const explanation = opened.gate.explain(...callOf(args, rawArgs));
    if (args.json) return printJson(explanation);
    console.log(String(explanation));
    printIssues(explanation.decision.issues, opened.sources);
  },
});
