import { defineCommand } from "citty";
import { openGate, printIssues } from "./documents.js";
import { decisionText } from "./decision-text.js";
import { callOf, changeArgs, localeArgs, requestArgs } from "./facts.js";
import { print, printJson } from "./print.js";

export const decide = defineCommand({
  meta: {
    name: "decide",
    description: "Decide one plan change. Exit code 1 when the documents are refused, whatever the outcome otherwise",
  },
  args: { ...changeArgs, ...requestArgs, ...localeArgs },
  run({ args, rawArgs }) {
    const opened = openGate(args);
    if (opened === null) return;
    const decision = opened.gate.decide(...callOf(opened, args, rawArgs));
    if (args.json) return printJson(decision);
    print(decisionText(decision));
    printIssues(decision.issues, opened.sources);
  },
});
