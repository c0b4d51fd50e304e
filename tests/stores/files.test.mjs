// Files that are written whole or not at all: what is left behind, what is refused.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { atomicFiles } from "plangate/unipaas/files";
import { createStorage } from "unstorage";

let base;
let store;
const drafts = () => readdirSync(path.join(base, ".unfinished"));

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), "plangate-files-"));
  store = createStorage({ driver: atomicFiles({ base }) });
});
afterEach(() => rmSync(base, { recursive: true }));

test("what is written is there, under its key alone", async () => {
  await store.setItem("plangate:plans:a:1", "one");
  await store.setItem("plangate:plans:a:1", "two");
  await store.setItemRaw("plangate:raw", Buffer.from([0, 255]));
  assert.deepEqual((await store.getKeys()).sort(), ["plangate:plans:a:1", "plangate:raw"]);
  assert.equal(await store.getItem("plangate:plans:a:1"), "two");
  assert.deepEqual(drafts(), []);
});

test("a write that fails leaves nothing behind", async () => {
  mkdirSync(path.join(base, "plangate", "taken"), { recursive: true });
  await assert.rejects(store.setItem("plangate:taken", "a file cannot replace a folder"));
  assert.deepEqual([drafts(), await store.getKeys()], [[], []]);
});

test("no key leads out of the folder", async () => {
  const driver = atomicFiles({ base });
  for (const key of ["..:x", "a:..:..:x", "../x", "a/../../x"]) await assert.rejects(driver.setItem(key, "x"), /leaves the folder/);
  assert.ok(!existsSync(path.join(base, "..", "x")));
});

test("what stopped processes have left is removed, what others are writing is not", async () => {
  mkdirSync(path.join(base, ".unfinished"));
  for (const name of ["old", "new"]) writeFileSync(path.join(base, ".unfinished", name), "half");
  const yesterday = Date.now() / 1000 - 86_400;
  utimesSync(path.join(base, ".unfinished", "old"), yesterday, yesterday);
  await store.setItem("plangate:x", "1");
  assert.deepEqual(drafts(), ["new"]);
});
