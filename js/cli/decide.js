import { defineCommand } from "citty";
import { loadGate, printIssues, printJson, readSource } from "./documents.js";
import { decisionText } from "./decision-text.js";
import { changeArgs, factsOf } from "./facts.js";

export const decide = defineCommand({
  meta: {
    name: "decide",
    description: "Decide one plan change. Exit code 1 when the documents are refused, whatever the outcome otherwise.",
  },
  args: {
    ...changeArgs,
    requested: { type: "string", description: "Code of the plan that the customer wants" },
    quantity: { type: "string", description: "How many seats or units the customer wants" },
  },
  run({ args, rawArgs }) {
    const { gate, issues, sources } = loadGate(readSource(args.policy), readSource(args.catalog));
    if (gate === null) {
      process.exitCode = 1;
      return args.json ? printJson({ issues }) : printIssues(issues, sources);
    }
    const { current, requested } = args;
    const quantity = args.quantity === undefined ? undefined : Number(args.quantity);
    const decision = gate.decide({ current, requested, quantity }, factsOf(args, rawArgs));
    if (args.json) return printJson(decision);
    console.log(decisionText(decision));
    if (decision.issues.length > 0) printIssues(decision.issues, { policy: sources.policy, catalog: sources.catalog });
  },
});
