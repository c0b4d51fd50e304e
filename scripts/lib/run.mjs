// Running programs: quiet while all is well, with a sign of life for long ones and everything they said when they fail.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const signOfLifeMs = 10_000;
const keptCharacters = 10_000_000; // of what a program says; the end tells most

const lastLine = (text) => text.trimEnd().split("\n").pop().trim().slice(0, 100);

/** Runs a program to its end; never throws. `label` names it in the sign of life printed every ten seconds. */
export function run(command, args, { label = command, env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const started = Date.now();
    const seconds = () => (Date.now() - started) / 1000;
    let output = "";
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["inherit", "pipe", "pipe"] });
    const timer = setInterval(
      () => console.log(`  ... ${label}, ${Math.round(seconds())} s: ${lastLine(output) || "working"}`),
      signOfLifeMs,
    );
    const collect = (chunk) => (output = (output + chunk).slice(-keptCharacters));
    child.stdout.setEncoding("utf8").on("data", collect);
    child.stderr.setEncoding("utf8").on("data", collect);
    const end = (code) => {
      clearInterval(timer);
      resolve({ ok: code === 0, code, output, seconds: seconds() });
    };
    child.on("error", (error) => {
      output += `${command}: ${error.message}\n`;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/** A message for the person at the terminal, without a stack trace. */
export class Stop extends Error {}

/** Runs `main` and turns a Stop into its message and exit code 1. */
export async function mainly(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
