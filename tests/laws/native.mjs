// Asks the engine as compiled for this machine; tests/core/decisions.cpp reads and answers a line for each world.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { asked, policyDocument } from "./worlds.mjs";

const program = fileURLToPath(new URL("../../build/native/tests/core/plangate_decisions", import.meta.url));

/** The decisions of all requests, world by world. */
export function decideNatively(batch) {
  if (!existsSync(program)) throw new Error(`${program} is not built: node scripts/setup.mjs test`);
  const lines = batch.map(({ policy, catalog, requests }) => JSON.stringify({ policy: policyDocument(policy), catalog, asked: requests.map(asked) }));
  const { status, stdout, stderr } = spawnSync(program, { input: `${lines.join("\n")}\n`, encoding: "utf8", maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}
