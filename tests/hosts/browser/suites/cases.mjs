import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { before, test } from "node:test";
import { openPage } from "../one-page.mjs";
import { PATH } from "../playground.mjs";

const files = readdirSync(new URL("../../../cases/", import.meta.url)).filter((name) => name.endsWith(".json"));

/** Runs in the page: the package of the built playground, the runner of all hosts, both builds of the engine. */
async function runInPage({ path, names }) {
  const load = (url) => import(new URL(url, location.origin).href);
  const [{ createGate, createPlainGate }, { runCases }] = await Promise.all([
    load(`${path}plangate.js`),
    load("/tests/js/case-runner.mjs"),
  ]);

  async function resultsOf(name) {
    const file = await (await fetch(`/tests/cases/${name}`)).json();
    const [wasm, plain] = [await runCases(createGate, file), await runCases(createPlainGate, file)];
    return wasm.map(({ texts, ...result }, index) => ({
      ...result,
      plain: { ok: plain[index].ok, message: plain[index].message },
      same: JSON.stringify(texts) === JSON.stringify(plain[index].texts),
    }));
  }

  const results = {};
  for (const name of names) results[name] = await resultsOf(name);
  return results;
}

let results;
let faults;

before(async () => {
  const opened = await openPage();
  results = await opened.page.evaluate(runInPage, { path: PATH, names: files });
  ({ faults } = opened);
  await opened.close();
});

test("there are cases", () => assert.ok(files.length > 0));

for (const name of files) {
  test(`${name} in the browser`, async (t) => {
    assert.ok(results[name].length > 0, "no case");
    for (const { name: title, ok, message, skipped, plain, same } of results[name]) {
      await t.test(title, { skip: skipped }, () => {
        assert.ok(ok, message);
        assert.ok(plain.ok, `plain JavaScript build: ${plain.message}`);
        assert.ok(same, "wasm and the plain JavaScript build differ");
      });
    }
  });
}

test("the page reports no fault", () => assert.deepEqual(faults, []));
