/** The command `plangate`. Exit codes: 0 done, 1 the documents are refused, a case failed or policies
 * differ, 2 called in a wrong way, or it cannot be told whether policies differ. */
import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { defineCommand, renderUsage, runCommand } from "citty";
import { build } from "./build.js";
import { check } from "./check.js";
import { compare } from "./compare.js";
import { decide } from "./decide.js";
import { diff } from "./diff.js";
import { UsageError } from "./documents.js";
import { examples } from "./examples.js";
import { explain } from "./explain.js";
import { print, printError } from "./print.js";
import { quote } from "./quote.js";
import { schema } from "./schema.js";
import { coloured, dim, withStyles } from "./style.js";
import { test } from "./test.js";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** @type {Record<string, import("citty").CommandDef<any>>} */
const subCommands = { check, decide, explain, compare, diff, quote, test, schema, build };

const main = defineCommand({
  meta: { name: "plangate", version, description: "Decides whether a customer may change plan, and says why" },
  subCommands,
});

/** @param {string} name @param {readonly string[]} argv */
async function usage(name, argv) {
  const text = await (name in subCommands ? renderUsage(subCommands[name], main) : renderUsage(main));
  const shown = (examples[name] || []).map((line) => `  ${dim("$")} ${line}`);
  const whole = shown.length > 0 ? `${text}\nEXAMPLES\n\n${shown.join("\n")}\n` : text;
  console.log(coloured ? withStyles(whole) : stripVTControlCharacters(whole));
  if (argv.length === 0) process.exitCode = 2;
}

/** A misspelt option must not be taken for none. @param {string} name @param {readonly string[]} argv */
function refuseUnknown(name, argv) {
  if (!Object.keys(subCommands).includes(name)) {
    throw new UsageError(`There is no command "${name}". Commands: ${Object.keys(subCommands).join(", ")}.`);
  }
  const texts = textOptions(name);
  const flags = Object.entries(argumentsOf(name)).filter(([, { type }]) => type === "boolean").map(([key]) => `--${key}`);
  for (const [i, arg] of argv.entries()) {
    const [option, value] = /^(--?[^=]+)=?(.*)$/s.exec(arg)?.slice(1) || [];
    // What stands behind an option that takes a text is its value, a negative number too.
    if (option === undefined || (!option.startsWith("--") && texts.includes(argv[i - 1]))) continue;
    if (![...texts, ...flags].includes(option)) throw new UsageError(`plangate ${name} has no option "${option}"; see plangate ${name} --help.`);
    if (flags.includes(option) && !["", "true", "false"].includes(value)) throw new UsageError(`plangate ${name}: ${option} takes no value.`);
  }
}

/** Options that take a value, as they are written. @param {string} name */
function textOptions(name) {
  const texts = Object.entries(argumentsOf(name)).filter(([, { type }]) => type === "string");
  return texts.flatMap(([key, { alias }]) => (alias ? [`--${key}`, `-${alias}`] : [`--${key}`]));
}

/** @param {string} name @returns {Record<string, any>} */
function argumentsOf(name) {
  return Object.assign(Object.create(null), subCommands[name].args);
}

/** An option at the end, or before another one, has lost its value. @param {string} name @param {readonly string[]} argv */
function refuseEmpty(name, argv) {
  const texts = textOptions(name);
  for (const [i, arg] of argv.entries()) {
    const [option, ...value] = arg.split("=");
    if (!texts.includes(option)) continue;
    const given = value.length > 0 ? value.join("=") : argv[i + 1];
    if (given === undefined || given === "" || (value.length === 0 && given.startsWith("--"))) throw new UsageError(`plangate ${name}: ${option} needs a value.`);
  }
}

/** One file too many would be left out without a word. @param {string} name @param {readonly string[]} argv */
function refuseMore(name, argv) {
  const known = argumentsOf(name);
  const texts = textOptions(name);
  const named = argv.filter((arg, i) => (!arg.startsWith("-") || arg === "-") && !texts.includes(argv[i - 1]));
  const places = Object.values(known).filter(({ type }) => type === "positional").length;
  if (name !== "test" && named.length > places) throw new UsageError(`plangate ${name} takes no "${named[places]}"; see plangate ${name} --help.`);
}

/** @param {readonly string[]} argv without the program's name */
async function run(argv) {
  const [name] = argv;
  if (name === "--version" || name === "-v") return print(version);
  if (name === undefined || argv.includes("--help") || argv.includes("-h")) return usage(name || "", argv);
  refuseUnknown(name, argv.slice(1));
  refuseEmpty(name, argv.slice(1));
  refuseMore(name, argv.slice(1));
  await runCommand(main, { rawArgs: [...argv] });
}

// Whoever reads the output may stop: head, a pager.
process.stdout.on("error", (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPIPE") throw error;
  process.exit();
});

run(process.argv.slice(2)).catch((error) => {
  const expected = error instanceof UsageError || error.name === "CLIError";
  if (expected) printError(error.message);
  else console.error(error);
  process.exitCode = 2;
});
