// Cloudflare Workers: what was said of plans lies in a KV namespace, which all instances of the worker share.
import { Hono } from "hono";
import { createGateSync } from "plangate";
import { catalogFrom, createPlanWebhook } from "plangate/unipaas";
import { createStorage } from "unstorage";
import kvDriver from "unstorage/drivers/cloudflare-kv-binding";
import team from "../catalog.json";
import policy from "../policy.json";

/** How long another instance's news may take to be heard of here. */
const SYNC_EVERY = 60_000;

let shop;
let syncedAt = 0;

async function open({ PLANS, UNIPAAS_SECRETS }) {
  const store = createStorage({ driver: kvDriver({ binding: PLANS }) });
  const gate = createGateSync({ policy, catalog: await catalogFrom(store, team) });
  return { gate, webhook: createPlanWebhook({ secrets: UNIPAAS_SECRETS.split(","), store, gate }) };
}

async function openShop(env) {
  shop ??= await open(env);
  if (Date.now() - syncedAt > SYNC_EVERY) {
    syncedAt = Date.now();
    await shop.webhook.sync();
  }
  return shop;
}

const app = new Hono();

app.all("/hooks/plan", async (context) => (await openShop(context.env)).webhook(context.req.raw));

app.post("/decide", async (context) => {
  const { gate } = await openShop(context.env);
  const { change, facts } = await context.req.json();
  return context.json(gate.decide(change, { ...facts, now: new Date() }));
});

export default app;
