// The command as a user runs it: a process of its own, in a folder with documents.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../js/bin/plangate.js", import.meta.url));
export const folder = mkdtempSync(path.join(tmpdir(), "plangate-cli-"));
export const documents = path.join(folder, "examples");
mkdirSync(documents);
for (const name of ["policy", "catalog", "facts", "cases"]) cpSync(new URL(`../../examples/${name}.json`, import.meta.url), path.join(documents, `${name}.json`));
after(() => rmSync(folder, { recursive: true }));

/** Runs the command in the folder with documents. */
export function plangate(args, { input = "", cwd = documents, env = {} } = {}) {
  const uncoloured = { ...process.env, ...env };
  for (const name of ["NO_COLOR", "FORCE_COLOR"]) if (!(name in env)) delete uncoloured[name];
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { input, cwd, env: uncoloured, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** Puts a file into the folder; its path. */
export const write = (name, text) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

/** The example's policy; next.json beside it has one threshold moved. */
export const policy = JSON.parse(readFileSync(path.join(documents, "policy.json"), "utf8"));
const [first, ...others] = policy.rules;
export const stricter = { ...policy, rules: [{ ...first, when: "usage.seats >= requested.limits.seats" }, ...others] };
writeFileSync(path.join(documents, "next.json"), JSON.stringify(stricter));
