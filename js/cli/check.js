import { defineCommand } from "citty";
import { findings } from "plangate/analysis";
import { NO_CATALOG, loadGate, printIssues, readSource } from "./documents.js";
import { notesFor } from "./finding-notes.js";
import { print, printJson } from "./print.js";
import { green } from "./style.js";

export const check = defineCommand({
  meta: {
    name: "check",
    description: "Check a policy, alone or with a catalogue, and find what it hardly means. Exit code 1 when there are errors",
  },
  args: {
    policy: { type: "positional", required: true, description: "The policy, a JSON file; - for standard input" },
    catalog: { type: "positional", required: false, description: "The catalogue, a JSON file" },
    strict: { type: "boolean", description: "Exit code 1 for warnings and findings too" },
    json: { type: "boolean", description: "Print issues and findings as JSON" },
  },
  run({ args }) {
    const catalog = args.catalog === undefined ? NO_CATALOG : readSource(args.catalog);
    const { gate, issues, sources } = loadGate(readSource(args.policy), catalog);
    const found = gate === null ? [] : findings(gate);
    if (gate === null || (args.strict && issues.length + found.length > 0)) process.exitCode = 1;
    if (args.json) return printJson({ issues, findings: found });
    printIssues([...issues, ...found], sources, notesFor(sources));
    if (issues.length + found.length === 0) print(green(`${args.policy}: no issues`));
  },
});
