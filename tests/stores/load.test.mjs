// Two processes write the same 1,000 plans into one store while a third reads.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createGateSync } from "plangate";
import { update } from "../js/plans.mjs";
import { openStore } from "./open-store.mjs";
import { startRedis } from "./redis.mjs";

const program = fileURLToPath(new URL("process.mjs", import.meta.url));

function start(...args) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => { output += text; });
  const report = new Promise((resolve, reject) => {
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`${args[0]} ended with ${code}`))));
  });
  return { child, report };
}

/** The digest of a catalogue that has all of it. */
function expectedDigest() {
  const gate = createGateSync({ policy: { plangate: 1, name: "load", rules: [] }, catalog: { plangate: 1, plans: {} } });
  gate.apply(Array.from({ length: 1000 }, (_, i) => [update(`plan-${i}`, 1), update(`plan-${i}`, 2, { name: "Renamed" })]).flat());
  return gate.digests.catalog;
}

async function checkLoad(place) {
  const reader = start("read", place);
  const writers = [start("write", place, "1"), start("write", place, "2")];
  const written = await Promise.all(writers.map(({ report }) => report));
  reader.child.stdin.end();
  const read = await reader.report;
  const digest = expectedDigest();
  for (const report of [...written, read]) {
    assert.deepEqual({ digest: report.digest, damaged: report.damaged, failed: report.failed }, { digest, damaged: [], failed: 0 });
  }
  assert.ok(read.reads > 1, "the reader has read while the others wrote");
  const store = openStore(place);
  assert.equal((await store.getKeys()).length, 2000);
  await store.dispose();
}

test("in a Redis server nothing is lost and nothing read is torn", async (t) => {
  const redis = await startRedis();
  t.after(redis.stop);
  await checkLoad(redis.url);
});

test("in files nothing is lost and nothing read is torn", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "plangate-files-"));
  t.after(() => rmSync(folder, { recursive: true }));
  await checkLoad(folder);
});
