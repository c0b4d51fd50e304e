import assert from "node:assert/strict";
import { test } from "node:test";
import { checkHistories } from "./histories.mjs";

test("100 histories, each in 10 shuffles with repetitions and losses, leave one catalogue each, through the package too", () => {
  const disputes = checkHistories({ histories: 100, shuffles: 10, seed: 20260301 });
  assert.ok(disputes > 20, `${disputes} histories with a dispute`);
});
