// The example repository for Kinde: its cases hold and leave no side of a condition out.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (place) => fileURLToPath(new URL(place, import.meta.url));

test("the cases of the example for Kinde reach every side of its conditions", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath, [at("../../js/bin/plangate.js"), "test", "--strict", "."], { cwd: at("../../examples/kinde"), encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
  const [, reached, sides] = /^reached: (\d+) of (\d+) sides/m.exec(stdout);
  assert.equal(reached, sides); // never more: what && leaves out counts for nothing
});
