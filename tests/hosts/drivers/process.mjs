// Hosts that are programs: Node of several versions with import and require, Bun, Deno.
import { existsSync, readdirSync } from "node:fs";
import { execFile } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));
const current = Number(process.versions.node.split(".")[0]);
const LIMIT_MS = 300_000;

/** Runs a program that prints one report as JSON. */
function reported(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const options = { cwd, timeout: LIMIT_MS, maxBuffer: 2 ** 28 };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error) return reject(new Error(`${error.message}\n${stderr}`));
      resolve(JSON.parse(stdout));
    });
  });
}

/** A binary of a package that npm chose for this platform, or undefined. */
function binary(scope, file) {
  const folder = path.join(modules, scope);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => path.join(folder, name, file)).find((candidate) => existsSync(candidate));
}

function host(name, { program, version, args, light = false }) {
  return {
    name,
    light,
    missing: () => (program ? undefined : "not installed (npm install in tests/hosts)"),
    async run({ app }) {
      const { versions, ...report } = await reported(program, args, app);
      return { version: versions[version], ...report };
    },
  };
}

function nodeHosts(major) {
  const installed = path.join(modules, `node-${major}/bin/node`);
  const program = major === current ? process.execPath : existsSync(installed) && installed;
  const light = major === current;
  return [["import", "node.mjs"], ["require", "node.cjs"]].map(([how, file]) => (
    host(`Node ${major}, ${how}`, { program, version: "node", args: [file], light })));
}

const noStrings = ["--disallow-code-generation-from-strings", "node.mjs"];
const majors = [...new Set([20, 22, 24, current])].sort();

export const hosts = [
  ...majors.flatMap(nodeHosts),
  host("Node, no code from strings", { program: process.execPath, version: "node", args: noStrings, light: true }),
  host("Bun", { program: binary("@oven", "bin/bun"), version: "bun", args: ["node.mjs"] }),
  host("Deno", { program: binary("@deno", "deno"), version: "deno", args: ["run", "--no-remote", "--allow-read=../../..", "--allow-env", "node.mjs"] }),
];
