import { writeFileSync } from "node:fs";
import path from "node:path";
import { defineCommand } from "citty";
import { UsageError, loadGate, printIssues, readSource } from "./documents.js";
import { esmModule, kindeModule } from "./emit-module.js";
import { print } from "./print.js";
import { green } from "./style.js";

/** @typedef {import("../types.js").Gate} Gate @typedef {(gate: Gate, from: string) => import("./emit-module.js").Module} Emit */

/** @type {Record<string, Emit>} */
const modules = { esm: esmModule, kinde: kindeModule };
const targets = [...Object.keys(modules), "image"];

export const build = defineCommand({
  meta: {
    name: "build",
    description: "Write a policy and its catalogue as a file that is opened without reading either. Exit code 1 when they are refused",
  },
  args: {
    policy: { type: "positional", required: true, description: "The policy, a JSON file; - for standard input" },
    catalog: { type: "positional", required: true, description: "The catalogue, a JSON file" },
    target: { type: "string", required: true, description: "esm (Node, browsers, bundlers), kinde (one file for workflows) or image (bytes)" },
    output: { type: "string", alias: "o", required: true, description: "The file; types go beside it" },
  },
  run({ args }) {
    const { target, output } = args;
    checkTarget(target, output);
    const { gate, issues, sources } = loadGate(readSource(args.policy), readSource(args.catalog));
    printIssues(issues, sources);
    if (gate === null) {
      process.exitCode = 1;
      return;
    }
    const from = [args.policy, args.catalog].map((file) => path.basename(file).replace(/[^\w.-]/g, "_")).join(" and ");
    for (const [file, content] of filesOf(target, output, gate, from)) {
      write(file, content);
      print(green(`${file}: ${content.length} bytes`));
    }
  },
});

/** @param {string} target @param {string} output */
function checkTarget(target, output) {
  if (!targets.includes(target)) throw new UsageError(`There is no target "${target}". Targets: ${targets.join(", ")}.`);
  if (target === "image") return;
  const endings = target === "esm" ? [".js", ".mjs"] : [".js"];
  if (!endings.includes(path.extname(output))) throw new UsageError(`${output} must end in ${endings.join(" or ")}.`);
  if (target === "kinde" && /workflow\.js$/i.test(output)) {
    throw new UsageError(`Kinde would take ${output} for a workflow: give it another name than …workflow.js.`);
  }
}

/** @param {string} target @param {string} output @param {Gate} gate @param {string} from @returns {[file: string, content: string | Uint8Array][]} */
function filesOf(target, output, gate, from) {
  if (target === "image") return [[output, gate.image()]];
  const { code, types } = modules[target](gate, from);
  return [[output, code], [output.replace(/\.(m?)js$/, ".d.$1ts"), types]];
}

/** @param {string} file @param {string | Uint8Array} content */
function write(file, content) {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${/** @type {Error} */ (error).message}`);
  }
}
