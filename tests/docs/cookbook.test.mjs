// The cookbook: each policy loads without an issue, its cases pass and reach both sides of each condition.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const cookbook = new URL("../../examples/cookbook/", import.meta.url);
const command = fileURLToPath(new URL("../../js/bin/plangate.js", import.meta.url));
const recipes = JSON.parse(readFileSync(new URL("index.json", cookbook), "utf8"));
const page = readFileSync(new URL("../../docs/cookbook.md", import.meta.url), "utf8");

function plangate(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args, "--strict", "--json"], { encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
  return JSON.parse(stdout);
}

describe("the cookbook", () => {
  for (const { folder, title, about } of recipes) {
    test(folder, () => {
      const at = (name) => fileURLToPath(new URL(`${folder}/${name}`, cookbook));
      assert.deepEqual(plangate(["check", at("policy.json"), at("catalog.json")]).issues, []);
      const { cases, coverage } = plangate(["test", at("")]);
      assert.ok(cases.length > 1);
      assert.deepEqual(coverage.gaps, []);
      assert.ok(title && about.endsWith("."));
      assert.ok(page.includes(`\n## ${title}\n`), `docs/cookbook.md has no section "${title}"`);
      assert.ok(page.includes(`](../examples/cookbook/${folder}/policy.json)`), `docs/cookbook.md has no link to ${folder}`);
      assert.equal(JSON.parse(readFileSync(at("policy.json"), "utf8")).name, folder);
    });
  }

  test("every folder is in the index, once", () => {
    const folders = readdirSync(cookbook).filter((name) => existsSync(new URL(`${name}/policy.json`, cookbook)));
    assert.deepEqual(recipes.map(({ folder }) => folder).sort(), folders.sort());
  });
});
