// What is installed for the tests alone.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folderOf = (name) => new URL(`../node_modules/${name}/`, import.meta.url);

/** Why a package cannot be used, or undefined. */
export function missingPackage(name) {
  return versionOf(name) === undefined ? `npm package ${name} is not installed (npm install in tests/hosts)` : undefined;
}

/** The version of an installed package, those of the workspace included; undefined if it is not there. */
export function versionOf(name) {
  for (const folder of [folderOf(name), new URL(`../../../node_modules/${name}/`, import.meta.url)]) {
    try {
      return JSON.parse(readFileSync(fileURLToPath(new URL("package.json", folder)), "utf8")).version;
    } catch {
      continue;
    }
  }
  return undefined;
}
