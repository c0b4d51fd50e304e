import { readFileSync } from "node:fs";
import { defineCommand } from "citty";
import { UsageError, loadGate, NO_CATALOG, printIssues, readSource } from "./documents.js";
import { factsSchema } from "./facts-schema.js";
import { parsed } from "./json.js";
import { print, printJson } from "./print.js";

const NAMES = ["policy", "catalog", "facts", "decision"];

export const schema = defineCommand({
  meta: { name: "schema", description: "Print the JSON Schema of a document; of facts, the one for a policy if it is named" },
  args: {
    document: { type: "positional", required: true, description: NAMES.join(", ") },
    policy: { type: "positional", required: false, description: "For facts: the policy, a JSON file" },
    catalog: { type: "positional", required: false, description: "Its catalogue: quotes may need more facts" },
  },
  run({ args }) {
    if (!NAMES.includes(args.document)) throw new UsageError(`There is no schema "${args.document}". Schemas: ${NAMES.join(", ")}.`);
    if (args.policy === undefined) return print(readFileSync(new URL(`../schemas/${args.document}.json`, import.meta.url), "utf8").trimEnd());
    if (args.document !== "facts") throw new UsageError("Only the schema of facts depends on a policy.");
    const source = readSource(args.policy);
    const { gate, issues, sources } = loadGate(source, args.catalog === undefined ? NO_CATALOG : readSource(args.catalog));
    if (gate !== null) return printJson(factsSchema(parsed(source).facts || {}, gate.layout));
    process.exitCode = 1;
    printIssues(issues, sources);
  },
});
