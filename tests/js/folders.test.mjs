// The folders of the package, in docs/architecture.md: each uses only those before it, whether for values or for types.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../js", import.meta.url));
const order = ["text", "engine", "facts", "program", "decision", "matrix", "hosts", "gate", "analysis", "kinde", "unipaas", "cli"];
/** They hold no modules, or what is made of them. */
const others = ["bin", "dist", "node_modules", "schemas"];

const inside = (folder) => readdirSync(path.join(root, folder), { recursive: true }).filter((name) => name.endsWith(".js")).map((name) => path.join(folder, name));

/** What a module names in imports, exports and JSDoc, relative to js. */
function named(file) {
  const text = readFileSync(path.join(root, file), "utf8");
  const places = [...text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.\.?\/[^"]+)"/g)];
  return places.map(([, place]) => path.join(path.dirname(file), place));
}

/** Beside the folders lie the types, for everybody, and the entries, for nobody in here. */
function mayName(folder, place) {
  const [first, ...rest] = place.split(path.sep);
  return rest.length === 0 ? /^types[\w-]*\.js$/.test(first) : order.slice(0, order.indexOf(folder) + 1).includes(first);
}

describe("the folders of the package", () => {
  test("are all in the order", () => {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    assert.deepEqual(folders.filter((name) => !others.includes(name)).sort(), [...order].sort());
  });

  for (const folder of order) {
    test(`${folder} uses only what is before it`, () => {
      const files = inside(folder);
      assert.ok(files.length > 0);
      assert.deepEqual(files.flatMap((file) => named(file).filter((place) => !mayName(folder, place)).map((place) => `${file}: ${place}`)), []);
    });
  }

  test("each folder is used by one after it, or by an entry", () => {
    const entries = readdirSync(root).filter((name) => name.endsWith(".js"));
    for (const folder of order.filter((name) => name !== "cli")) {
      const later = [...entries, ...order.slice(order.indexOf(folder) + 1).flatMap(inside)];
      assert.ok(later.flatMap(named).some((place) => place.startsWith(`${folder}${path.sep}`)), folder);
    }
  });
});
