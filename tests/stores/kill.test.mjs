// The example server, killed twenty times under load: what it has acknowledged is there when it comes back.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createGateSync } from "plangate";
import { catalogFrom } from "plangate/unipaas";
import { update } from "../js/plans.mjs";
import { Random } from "../random.mjs";
import { sign } from "../js/signature-bits.mjs";
import { openStore } from "./open-store.mjs";

const SECRET = "kill";
const server = fileURLToPath(new URL("../../examples/unipaas/server-node.mjs", import.meta.url));

function start(folder) {
  const child = spawn(process.execPath, [server], { env: { ...process.env, UNIPAAS_SECRETS: SECRET, PLAN_STORE: folder, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const port = new Promise((resolve, reject) => {
    child.stdout.on("data", (text) => resolve(Number(String(text).match(/listening on (\d+)/)?.[1])));
    child.once("close", () => reject(new Error("the server has ended")));
  });
  return { port, kill: () => { child.kill("SIGKILL"); return ended; } };
}

/** @returns {Promise<boolean>} whether it was acknowledged */
async function post(port, said) {
  const body = JSON.stringify(said);
  try {
    const response = await fetch(`http://127.0.0.1:${port}/hooks/plan`, { method: "POST", body, headers: { "x-hmac-sha256": sign(body, SECRET) } });
    return response.status === 200;
  } catch {
    return false;
  }
}

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

const nameOf = ({ planId, updatedAt }) => `${planId} ${Date.parse(updatedAt)}`;

async function storedUpdates(folder) {
  const store = openStore(folder);
  const values = await store.getItems(await store.getKeys());
  return new Set(values.map(({ value }) => nameOf(JSON.parse(value.slice(value.indexOf(" "))))));
}

test("20 kills under load lose nothing that was acknowledged", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "plangate-kill-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const random = new Random(99);
  const acknowledged = [];
  let minute = 1;
  for (let kill = 0; kill < 20; kill += 1) {
    const running = start(folder);
    const port = await running.port;
    let stopped = false;
    const work = async () => {
      while (!stopped) {
        minute += 1;
        const said = update(`plan-${random.below(50)}`, minute, { name: `N${minute}` });
        if (await post(port, said)) acknowledged.push(said);
      }
    };
    const workers = Array.from({ length: 4 }, work);
    while (acknowledged.length < 8 * (kill + 1)) await pause(5);
    await pause(random.below(150));
    await running.kill();
    stopped = true;
    await Promise.all(workers);
  }
  const kept = await storedUpdates(folder);
  assert.deepEqual(acknowledged.filter((said) => !kept.has(nameOf(said))), []);
  const catalog = await catalogFrom(openStore(folder), { plangate: 1, plans: {} });
  const gate = createGateSync({ policy: { plangate: 1, name: "kill", rules: [] }, catalog });
  const { digests } = gate;
  gate.apply(acknowledged);
  assert.deepEqual(gate.digests, digests);
  t.diagnostic(`${acknowledged.length} updates acknowledged in 20 lives`);
});
