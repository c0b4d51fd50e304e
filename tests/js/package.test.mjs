// What the package promises to its hosts: language level, no globals that they lack, files that are there, true types.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import { publint } from "publint";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = path.join(root, "js");
const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));

/** A file and what it imports, over and over. */
function reached(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(path.join(folder, file), "utf8");
  for (const [, next] of text.matchAll(/(?:(?:import|export)\b[^;"(]*|\brequire\()"(\.\.?\/[^"]+)"/g)) reached(path.join(path.dirname(file), next), found);
  return found;
}

/** The files behind the conditions of an export; where types are given, they come first. */
function targetsOf(target) {
  if (typeof target === "string") return [target];
  assert.ok(!Object.hasOwn(target, "types") || Object.keys(target)[0] === "types", JSON.stringify(target));
  return [...new Set(Object.values(target).flatMap(targetsOf))];
}

const lint = (file, languageOptions) => new Linter().verify(readFileSync(path.join(folder, file), "utf8"), [
  { languageOptions: { sourceType: "module", ...languageOptions }, rules: { "no-undef": "error", "no-eval": "error", "no-new-func": "error" } },
]).map(({ line, message }) => `${file}:${line} ${message}`);

describe("the package", () => {
  for (const entry of ["plain.js", "plain-decide.js", "kinde.js"]) {
    test(`${entry} and what it imports are ES2019 without any host's globals`, () => {
      const files = [...reached(entry)].filter((file) => !/^dist\/\w+-plain\.js$/.test(file));
      assert.ok(files.length > 1);
      // All but globalThis are asked for by typeof first.
      const globals = { globalThis: false, WebAssembly: false, FinalizationRegistry: false, setTimeout: false, clearTimeout: false };
      assert.deepEqual(files.flatMap((file) => lint(file, { ecmaVersion: 2019, globals })), []);
    });
  }

  test("the other entries add import.meta, reading and fetching, and nothing else", () => {
    const globals = { "index.js": { URL: false }, "hosts/files.js": { URL: false, fetch: false, process: false }, "browser.js": { URL: false }, "hosts/fetch.js": { fetch: false }, "workerd.js": {} };
    for (const [file, allowed] of Object.entries(globals)) assert.deepEqual(lint(file, { ecmaVersion: 2020, globals: allowed }), []);
    const imported = ["index.js", "browser.js", "workerd.js"].flatMap((entry) => [...reached(entry)]).filter((file) => /"node:/.test(readFileSync(path.join(folder, file), "utf8")));
    assert.deepEqual(imported, ["hosts/files.js"]);
  });

  for (const name of ["engine", "decide"]) {
    test(`${name}-plain.js is ES2019`, () => {
      const text = readFileSync(path.join(folder, `dist/${name}-plain.js`), "utf8");
      assert.deepEqual(new Linter().verify(text, [{ languageOptions: { ecmaVersion: 2019, sourceType: "module" } }]), []);
    });
  }

});

/** Those that a pattern stands for. */
function filesOf(target) {
  const [start, end] = target.split("*");
  if (end === undefined) return [target];
  const names = readdirSync(path.join(folder, start)).filter((name) => name.endsWith(end));
  assert.ok(names.length > 0, target);
  return names.map((name) => start + name);
}

describe("the package as it is packed", () => {
  test("has every file that it exports, and depends on nothing", () => {
    const targets = targetsOf(manifest.exports).flatMap(filesOf);
    for (const target of targets) assert.ok(existsSync(path.join(folder, target)), target);
    for (const kind of ["dependencies", "optionalDependencies", "scripts"]) assert.equal(manifest[kind], undefined);
    assert.deepEqual(manifest.peerDependenciesMeta, Object.fromEntries(Object.keys(manifest.peerDependencies).map((name) => [name, { optional: true }])));
    const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: folder, encoding: "utf8" }));
    const packed = files.map((file) => `./${file.path}`);
    for (const target of targets) assert.ok(packed.includes(target), `${target} is not packed`);
    const needed = targets.filter((target) => /\.c?js$/.test(target)).flatMap((target) => [...reached(target.slice(2))]);
    assert.ok(needed.length > 8);
    for (const file of needed) assert.ok(packed.includes(`./${file}`), `${file} is not packed`);
  });

  test("imports nothing for its effects, as it has none: bundlers would warn", () => {
    const bundles = readdirSync(path.join(folder, "dist")).filter((name) => name.endsWith(".js"));
    assert.deepEqual(bundles.filter((name) => /\bimport"/.test(readFileSync(path.join(folder, "dist", name), "utf8"))), []);
  });

  test("publint finds nothing", async () => {
    assert.deepEqual((await publint({ pkgDir: folder, strict: true })).messages, []);
  });

  test("are-the-types-wrong finds nothing, with import, require and bundlers", () => {
    mkdirSync(path.join(root, "build"), { recursive: true });
    const place = mkdtempSync(path.join(root, "build/pack-"));
    execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", place], { cwd: folder });
    const tool = path.join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
    const tarball = path.join(place, `plangate-${manifest.version}.tgz`);
    try {
      execFileSync(process.execPath, [tool, tarball, "--profile", "node16", "--no-color", "--no-emoji"], { encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    } finally {
      rmSync(place, { recursive: true });
    }
  });

  test("require gives what import gives, with the same classes in all its parts", async () => {
    const require = createRequire(import.meta.url);
    for (const entry of ["plangate", "plangate/plain", "plangate/kinde", "plangate/locate", "plangate/unipaas", "plangate/unipaas/files"]) {
      assert.deepEqual(Object.keys(require(entry)).sort(), Object.keys(await import(entry)).sort());
    }
    assert.equal(require("plangate").Decision, require("plangate/plain").Decision);
    assert.equal(require.resolve("plangate/engine.wasm"), fileURLToPath(import.meta.resolve("plangate/engine.wasm")));
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
