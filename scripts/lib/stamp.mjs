// What a step was last done for, kept in build/, so that it is done again only when that changes.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./run.mjs";

/** A small text file build/<name>.stamp; `read()` gives "" when it is not there. */
export function stamp(name) {
  const file = path.join(root, "build", `${name}.stamp`);
  return {
    read: () => (existsSync(file) ? readFileSync(file, "utf8") : ""),
    write(text) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    },
  };
}

const made = new Set(["node_modules", "dist"]);

function filesUnder(place) {
  if (statSync(place).isFile()) return [place];
  const entries = readdirSync(place).filter((name) => !made.has(name)).sort();
  return entries.flatMap((name) => filesUnder(path.join(place, name)));
}

/** One digest over files and whole folders (without what is made in them), named relative to the root. */
export function digestOf(...places) {
  const hash = createHash("sha256");
  for (const file of places.flatMap((place) => filesUnder(path.join(root, place)))) {
    hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}
