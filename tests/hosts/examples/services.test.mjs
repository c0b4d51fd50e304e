// The examples for servers, as they are, beside the package from its tarball.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { sign } from "../../js/signature-bits.mjs";
import { startWorker } from "../drivers/workerd.mjs";
import { emptyFolder } from "../empty-folder.mjs";

const here = (place) => fileURLToPath(new URL(place, import.meta.url));
const post = (value) => ({ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(value) });

let place;

before(async () => {
  place = await emptyFolder();
  cpSync(here("../../../examples"), path.join(place.folder, "examples"), { recursive: true });
  for (const name of ["express", "hono"]) symlinkSync(here(`../node_modules/${name}`), path.join(place.folder, "node_modules", name));
  symlinkSync(here("../../../node_modules/unstorage"), path.join(place.folder, "node_modules/unstorage"));
});
after(() => place?.remove());

/** Starts the service; answers its address, which is the first line that it prints, and its end. */
async function startService() {
  const child = spawn(process.execPath, [path.join(place.folder, "examples/node-service/server.js")], {
    env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", (text) => resolve(text.split("\n")));
    child.once("exit", () => reject(new Error("the service ended at once")));
  });
  return { origin: line, stop: () => child.kill() };
}

test("the Node service lists plans and changes only to what is allowed", async () => {
  const { origin, stop } = await startService();
  const acme = { "x-team": "acme" };
  const change = (requested, headers = acme) => {
    const request = post({ requested });
    return fetch(`${origin}/plan`, { ...request, headers: { ...request.headers, ...headers } });
  };
  try {
    const plans = await (await fetch(`${origin}/plans`, { headers: acme })).json();
    const [free] = plans;
    assert.deepEqual(free, { plan: "free", outcome: "deny", missing: ["Reduce your team size to 3 members or less"] });
    assert.deepEqual(plans.map(({ outcome }) => outcome), ["deny", "deny", "deny", "allow", "deny"]);

    const denied = await change("free");
    assert.equal(denied.status, 409);
    assert.deepEqual((await denied.json()).list, free.missing);
    const stranger = await change("enterprise", { "x-team": "nobody" });
    assert.equal(stranger.status, 409);
    assert.equal((await stranger.json()).outcome, "undecided");
    assert.equal((await change(undefined)).status, 409);
    assert.deepEqual(await (await change("enterprise")).json(), { plan: "enterprise" });
    assert.equal((await change("enterprise")).status, 409, "the team has it now");
  } finally {
    stop();
  }
});

test("the worker on workerd decides", async () => {
  const outdir = path.join(place.folder, "worker");
  mkdirSync(outdir);
  const worker = await startWorker(path.join(place.folder, "examples/workerd/worker.js"), outdir);
  const ask = async (value) => (await worker.dispatchFetch("http://worker.test/decide", post(value))).json();
  try {
    const change = { current: "professional", requested: "free" };
    const subscription = { unpaidInvoices: 0, committedUntil: null };
    const denied = await ask({ change, facts: { usage: { seats: 12, projects: 3 }, subscription } });
    assert.equal(denied.outcome, "deny");
    assert.deepEqual(denied.customer.list, ["Reduce your team size to 3 members or less"]);
    assert.equal((await ask({ change, facts: { usage: { seats: 1, projects: 3 }, subscription } })).outcome, "allow");
    assert.equal((await ask({ change })).outcome, "undecided");
  } finally {
    await worker.dispose();
  }
});

test("the worker with a KV namespace takes plan updates, and another instance hears of them", async () => {
  const outdir = path.join(place.folder, "webhook");
  const kvPersist = path.join(place.folder, "kv");
  mkdirSync(outdir);
  const bindings = { kvNamespaces: ["PLANS"], kvPersist, bindings: { UNIPAAS_SECRETS: "old,key" } };
  const start = () => startWorker(path.join(place.folder, "examples/unipaas/worker.js"), outdir, bindings);
  const sample = JSON.parse(readFileSync(here("../../../examples/unipaas-plan-updated.json"), "utf8"));
  const body = JSON.stringify({ ...sample, status: "paused", updatedAt: "2026-04-01T00:00:00.000Z" });
  const notify = (worker, secret) => worker.dispatchFetch("http://worker.test/hooks/plan", { method: "POST", body, headers: { "x-hmac-sha256": sign(body, secret) } });
  const first = await start();
  try {
    assert.equal((await notify(first, "wrong")).status, 401);
    assert.equal((await (await notify(first, "key")).json()).result, "updated");
  } finally {
    await first.dispose();
  }
  const second = await start();
  try {
    assert.equal((await (await notify(second, "key")).json()).result, "duplicate");
  } finally {
    await second.dispose();
  }
});
