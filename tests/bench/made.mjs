// What is made for the bench, in build/bench: modules and images, by `plangate build` as a user would make them.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../build/bench/", import.meta.url);
const command = fileURLToPath(new URL("../../js/bin/plangate.js", import.meta.url));

/** Where a file of that name goes. */
export function placed(name) {
  mkdirSync(folder, { recursive: true });
  return new URL(name, folder);
}

/**
 * @param {{ policy: object, catalog: object }} documents
 * @param {"esm" | "kinde" | "image"} target
 * @param {string} output the file's name
 * @returns {URL} the file
 */
export function make({ policy, catalog }, target, output) {
  const [policyFile, catalogFile, file] = [`${output}.policy.json`, `${output}.catalog.json`, output].map((name) => fileURLToPath(placed(name)));
  writeFileSync(policyFile, JSON.stringify(policy));
  writeFileSync(catalogFile, JSON.stringify(catalog));
  execFileSync(process.execPath, [command, "build", policyFile, catalogFile, "--target", target, "-o", file]);
  return placed(output);
}
