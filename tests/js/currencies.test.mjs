// The currency table of the core is what its generator writes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

test("the currency table is generated, and has 179 currencies", () => {
  const table = readFileSync(at("core/money/currency_table.h"), "utf8");
  assert.equal(table, execFileSync(process.execPath, [at("scripts/currencies.mjs")], { encoding: "utf8" }));
  assert.equal(table.match(/[A-Z]{3}[0-4]/g).length, 179);
});
