import { existsSync } from "node:fs";
import path from "node:path";
import { defineCommand } from "citty";
import { diff as compare } from "plangate/analysis";
import { UsageError, openGate, printIssues } from "./documents.js";
import { diffMarkdown } from "./diff-markdown.js";
import { diffText } from "./diff-text.js";
import { print, printJson } from "./print.js";

/** @typedef {import("../types-analysis.js").PolicyDiff} PolicyDiff */

export const diff = defineCommand({
  meta: {
    name: "diff",
    description: "Show what two policies decide differently. Exit code 0 when nothing differs, 1 when something does, 2 when that cannot be told",
  },
  args: {
    old: { type: "positional", required: true, description: "The policy as it was, a JSON file; - for standard input" },
    new: { type: "positional", required: true, description: "The policy as it is to be" },
    catalog: { type: "string", description: "The catalogue. By default catalog.json beside the new policy" },
    json: { type: "boolean", description: "Print JSON" },
    markdown: { type: "boolean", description: "Print Markdown, for a pull request" },
  },
  run({ args }) {
    const catalog = args.catalog || catalogBeside(args.new);
    const [before, after] = [args.old, args.new].map((policy) => openGate({ policy, catalog, json: args.json }));
    process.exitCode = 2;
    if (before === null || after === null) return;
    const found = compare(before.gate, after.gate);
    process.exitCode = exitCode(found);
    if (args.json) return printJson(found);
    printIssues(found.issues, after.sources);
    if (found.issues.length === 0) print(args.markdown ? diffMarkdown(found) : diffText(found));
  },
});

/** @param {string} policy */
function catalogBeside(policy) {
  const file = path.join(path.dirname(policy), "catalog.json");
  if (policy !== "-" && existsSync(file)) return file;
  throw new UsageError("Name the catalogue with --catalog: what policies decide depends on the plans.");
}

/** @param {PolicyDiff} found */
function exitCode({ issues, settings, changes, notShown }) {
  if (issues.length > 0) return 2;
  if (changes.length > 0 || settings.length > 0) return 1;
  return notShown.length > 0 ? 2 : 0;
}
