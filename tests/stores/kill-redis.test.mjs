// A Redis server, killed under load: what was acknowledged is there when it comes back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createGateSync } from "plangate";
import { catalogFrom, createPlanWebhook } from "plangate/unipaas";
import { createStorage } from "unstorage";
import redisDriver from "unstorage/drivers/redis";
import { update } from "../js/plans.mjs";
import { sign } from "../js/signature-bits.mjs";
import { startRedis } from "./redis.mjs";

const SECRET = "kill";
const policy = { plangate: 1, name: "kill", rules: [] };
const nobodysPlans = { plangate: 1, plans: {} };

/** Its lost connections are what is tested here, and no news. */
function openStore(url) {
  const driver = redisDriver({ url });
  driver.getInstance().on("error", () => undefined);
  return createStorage({ driver });
}

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

test("8 kills of the Redis server lose nothing that was acknowledged", { timeout: 120_000 }, async (t) => {
  const redis = await startRedis();
  t.after(redis.stop);
  const store = openStore(redis.url);
  const webhook = createPlanWebhook({ secrets: SECRET, store, gate: createGateSync({ policy, catalog: nobodysPlans }) });
  const acknowledged = [];
  let minute = 1;
  let stopped = false;
  const work = async () => {
    while (!stopped) {
      minute += 1;
      const said = update(`plan-${minute % 40}`, minute, { name: `N${minute}` });
      const body = JSON.stringify(said);
      const { status } = await webhook(new Request("http://localhost", { method: "POST", body, headers: { "x-hmac-sha256": sign(body, SECRET) } }));
      if (status === 200) acknowledged.push(said);
    }
  };
  const workers = Array.from({ length: 4 }, work);
  for (let kill = 1; kill <= 8; kill += 1) {
    const before = acknowledged.length;
    while (acknowledged.length < before + 20) await pause(5);
    await redis.restart();
  }
  stopped = true;
  await Promise.all(workers);
  await store.dispose();

  const reopened = openStore(redis.url);
  const gate = createGateSync({ policy, catalog: await catalogFrom(reopened, nobodysPlans) });
  const kept = new Set((await reopened.getItems(await reopened.getKeys())).map(({ value }) => JSON.parse(value.slice(value.indexOf(" "))).name));
  await reopened.dispose();
  assert.deepEqual(acknowledged.filter(({ name }) => !kept.has(name)), []);
  const { digests } = gate;
  gate.apply(acknowledged);
  assert.deepEqual(gate.digests, digests);
  t.diagnostic(`${acknowledged.length} updates acknowledged`);
});
