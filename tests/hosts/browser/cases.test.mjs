import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { PATH, startPlayground } from "./playground.mjs";

const files = readdirSync(new URL("../../cases/", import.meta.url)).filter((name) => name.endsWith(".json"));

/** Runs in the page: the package of the built playground, the runner of all hosts, both builds of the engine. */
async function runInPage({ path, name }) {
  const load = (url) => import(new URL(url, location.origin).href);
  const [{ createGate, createPlainGate }, { runCases }] = await Promise.all([
    load(`${path}plangate.js`),
    load("/tests/js/case-runner.mjs"),
  ]);
  const file = await (await fetch(`/tests/cases/${name}`)).json();
  const [wasm, plain] = [await runCases(createGate, file), await runCases(createPlainGate, file)];
  return wasm.map((result, index) => ({
    ...result,
    plain: plain[index],
    same: JSON.stringify(result.texts) === JSON.stringify(plain[index].texts),
  }));
}

let playground;
let opened;

before(async () => {
  playground = await startPlayground();
  opened = await playground.open();
});
after(() => playground?.stop());

test("there are cases", () => assert.ok(files.length > 0));

for (const name of files) {
  test(`${name} in the browser`, async (t) => {
    const results = await opened.page.evaluate(runInPage, { path: PATH, name });
    for (const { name: title, ok, message, skipped, plain, same } of results) {
      await t.test(title, { skip: skipped }, () => {
        assert.ok(ok, message);
        assert.ok(plain.ok, `plain JavaScript build: ${plain.message}`);
        assert.ok(same, "wasm and the plain JavaScript build differ");
      });
    }
  });
}

test("the page reports no fault", () => assert.deepEqual(opened.faults, []));
