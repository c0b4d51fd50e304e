// The example servers, asked as UNIPaaS asks.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { sign } from "../js/signature-bits.mjs";

const SECRET = "example";
const examples = new URL("../../examples/", import.meta.url);
const sample = JSON.parse(readFileSync(new URL("unipaas-plan-updated.json", examples), "utf8"));

const folders = [];
function folder() {
  folders.push(mkdtempSync(path.join(tmpdir(), "plangate-server-")));
  return folders.at(-1);
}
after(() => folders.forEach((place) => rmSync(place, { recursive: true })));

/** Answers a function that asks the server. */
async function listen(name, stops) {
  const env = { ...process.env, UNIPAAS_SECRETS: `old,${SECRET}`, PLAN_STORE: folder(), PORT: "0" };
  const child = spawn(process.execPath, [fileURLToPath(new URL(`unipaas/${name}`, examples))], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  stops.push(() => { child.kill(); return ended; });
  const port = await new Promise((resolve) => child.stdout.once("data", (text) => resolve(Number(/listening on (\d+)/.exec(text)[1]))));
  return (place, init) => fetch(`http://127.0.0.1:${port}${place}`, init);
}

async function hono() {
  process.env.UNIPAAS_SECRETS = SECRET;
  process.env.PLAN_STORE = folder();
  const { default: app } = await import(new URL("unipaas/hono.mjs", examples));
  return (place, init) => app.request(place, init);
}

const servers = {
  "node:http": (stops) => listen("server-node.mjs", stops),
  Express: (stops) => listen("server-express.mjs", stops),
  Hono: hono,
};

for (const [name, open] of Object.entries(servers)) {
  describe(`the example with ${name}`, () => {
    const stops = [];
    let ask;
    before(async () => { ask = await open(stops); });
    after(() => Promise.all(stops.map((stop) => stop())));

    const hook = async (body, signature, method = "POST") => {
      const response = await ask("/hooks/plan", { method, ...(method === "POST" && { body }), headers: { "x-hmac-sha256": signature, "content-type": "application/json" } });
      return { status: response.status, ...(method === "HEAD" ? {} : await response.json()) };
    };

    test("takes a notification as it was sent, white space and all", async () => {
      const body = JSON.stringify({ ...sample, status: "active", updatedAt: "2026-01-01T00:00:00.000Z" }, null, 2);
      const { status, result, planId } = await hook(body, sign(body, SECRET));
      assert.deepEqual({ status, result, planId }, { status: 200, result: "updated", planId: sample.planId });
      assert.equal((await hook(body, sign(body, SECRET))).result, "duplicate");
    });

    test("refuses what it should", async () => {
      const body = JSON.stringify(sample);
      assert.equal((await hook(body, sign(body, "wrong"))).status, 401);
      assert.equal((await hook("{}", sign("{}", SECRET))).status, 400);
      assert.equal((await hook("", "", "GET")).status, 405);
      const large = " ".repeat(2 ** 20 + 1);
      assert.equal((await hook(large, sign(large, SECRET))).status, 413);
    });
  });
}

test("a body in pieces without a length is not read further than 1 MiB", async () => {
  const stops = [];
  const ask = await listen("server-node.mjs", stops);
  const { port } = new URL((await ask("/nothing", {})).url);
  const status = await new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: "127.0.0.1", path: "/hooks/plan", method: "POST" }, (response) => resolve(response.statusCode));
    request.on("error", reject);
    for (let i = 0; i < 20; i += 1) request.write(Buffer.alloc(65536));
    request.write(Buffer.alloc(10));
  });
  await Promise.all(stops.map((stop) => stop()));
  assert.equal(status, 413);
});
