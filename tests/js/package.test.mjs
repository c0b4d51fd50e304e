// What the package promises to its hosts: language level, no globals that they lack, files that are there, true types.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = path.join(root, "js");
const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));

/** A file and what it imports, over and over. */
function reached(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(path.join(folder, file), "utf8");
  for (const [, next] of text.matchAll(/(?:import|export)\b[^;"(]*"(\.\/[^"]+)"/g)) reached(path.join(path.dirname(file), next), found);
  return found;
}

const lint = (file, languageOptions) => new Linter().verify(readFileSync(path.join(folder, file), "utf8"), [
  { languageOptions: { sourceType: "module", ...languageOptions }, rules: { "no-undef": "error", "no-eval": "error", "no-new-func": "error" } },
]).map(({ line, message }) => `${file}:${line} ${message}`);

describe("the package", () => {
  for (const entry of ["plain.js", "kinde.js"]) {
    test(`${entry} and what it imports are ES2019 without any host's globals`, () => {
      const files = [...reached(entry)].filter((file) => file !== "dist/engine-plain.js");
      assert.ok(files.length > 1);
      // WebAssembly and FinalizationRegistry are asked for by typeof first.
      const globals = { globalThis: false, WebAssembly: false, FinalizationRegistry: false };
      assert.deepEqual(files.flatMap((file) => lint(file, { ecmaVersion: 2019, globals })), []);
    });
  }

  test("the other entries add import.meta, reading and fetching, and nothing else", () => {
    assert.deepEqual(lint("index.js", { ecmaVersion: 2020, globals: { URL: false, fetch: false } }), []);
    assert.deepEqual(lint("browser.js", { ecmaVersion: 2020, globals: { URL: false, fetch: false } }), []);
    const imported = [...reached("index.js"), ...reached("browser.js")].filter((file) => /from "node:/.test(readFileSync(path.join(folder, file), "utf8")));
    assert.deepEqual(imported, ["index.js"]);
  });

  test("its plain engine is ES2019", () => {
    const text = readFileSync(path.join(folder, "dist/engine-plain.js"), "utf8");
    assert.deepEqual(new Linter().verify(text, [{ languageOptions: { ecmaVersion: 2019, sourceType: "module" } }]), []);
  });

  test("has every file that it exports, and depends on nothing", () => {
    const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)));
    for (const target of targets) assert.ok(existsSync(path.join(folder, target)), target);
    for (const conditions of Object.values(manifest.exports)) {
      if (typeof conditions === "object") assert.equal(Object.keys(conditions)[0], "types");
    }
    assert.equal(manifest.dependencies, undefined);
    assert.ok(existsSync(fileURLToPath(import.meta.resolve("plangate/engine.wasm"))));
    const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: folder, encoding: "utf8" }));
    const packed = files.map((file) => `./${file.path}`);
    for (const target of targets) assert.ok(packed.includes(target), `${target} is not packed`);
    const needed = [...reached("dist/plain.js"), ...reached("dist/kinde.js"), ...reached("dist/index.js")];
    assert.ok(needed.length > 3);
    for (const file of needed) assert.ok(packed.includes(`./${file}`), `${file} is not packed`);
  });

  test("its types are what a TypeScript user expects", () => {
    const compiler = path.join(root, "node_modules/typescript/bin/tsc");
    const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--module", "esnext", "--moduleResolution", "bundler",
      "--target", "es2022", "--lib", "es2022,dom", "--types", "", "--ignoreConfig"];
    try {
      execFileSync(process.execPath, [compiler, ...options, path.join(root, "tests/js/types/consumer.ts")], { cwd: root, encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
});
