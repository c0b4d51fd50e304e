// Asks the core alone, on both targets: tests/core/calc.cpp lists what it knows.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (file) => fileURLToPath(new URL(`../../build/${file}`, import.meta.url));

/** Each a name and a function from many questions to as many answers. */
export const targets = [
  { name: "native", command: [at("native/tests/core/plangate_calc")] },
  { name: "wasm", command: [process.execPath, at("wasm/tests/core/plangate_calc.cjs")] },
].map(({ name, command }) => ({ name, ask: (questions) => ask(command, questions) }));

/** @param {unknown[][]} questions */
function ask([program, ...args], questions) {
  if (!existsSync(args[0] ?? program)) throw new Error(`${args[0] ?? program} is not built: node scripts/setup.mjs test`);
  const input = `${questions.map((question) => JSON.stringify(question)).join("\n")}\n`;
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout.trimEnd().split("\n");
}
