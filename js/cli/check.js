import { defineCommand } from "citty";
import { NO_CATALOG, loadGate, printIssues, printJson, readSource } from "./documents.js";
import { green } from "./style.js";

export const check = defineCommand({
  meta: {
    name: "check",
    description: "Check a policy, alone or with a catalogue. Exit code 1 when there are errors",
  },
  args: {
    policy: { type: "positional", required: true, description: "The policy, a JSON file; - for standard input" },
    catalog: { type: "positional", required: false, description: "The catalogue, a JSON file" },
    strict: { type: "boolean", description: "Exit code 1 for warnings too" },
    json: { type: "boolean", description: "Print the issues as JSON" },
  },
  run({ args }) {
    const catalog = args.catalog === undefined ? NO_CATALOG : readSource(args.catalog);
    const { gate, issues, sources } = loadGate(readSource(args.policy), catalog);
    if (gate === null || (args.strict && issues.length > 0)) process.exitCode = 1;
    if (args.json) return printJson({ issues });
    printIssues(issues, sources);
    if (issues.length === 0 && gate !== null) console.log(green(`${args.policy}: no issues`));
  },
});
