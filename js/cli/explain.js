import { defineCommand } from "citty";
import { openGate, printIssues, printJson } from "./documents.js";
import { changeArgs, changeOf, factsOf, requestArgs } from "./facts.js";

export const explain = defineCommand({
  meta: { name: "explain", description: "Decide one plan change, and show each rule with the value of every part of its condition" },
  args: { ...changeArgs, ...requestArgs },
  run({ args, rawArgs }) {
    const opened = openGate(args);
    if (opened === null) return;
    const explanation = opened.gate.explain(changeOf(args), factsOf(args, rawArgs));
    if (args.json) return printJson(explanation);
    console.log(String(explanation));
    printIssues(explanation.decision.issues, opened.sources);
  },
});
