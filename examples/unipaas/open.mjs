// A gate and its webhook, with all that was stored before: the same for each of the servers.
import { readFileSync } from "node:fs";
import { createGate } from "plangate";
import { catalogFrom, createPlanWebhook } from "plangate/unipaas";
import { atomicFiles } from "plangate/unipaas/files";
import { createStorage } from "unstorage";

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

/**
 * The store may be any of unstorage's: a Redis server is `redisDriver({ url: "redis://127.0.0.1:6379" })` from
 * "unstorage/drivers/redis".
 */
export async function open({ secrets = process.env.UNIPAAS_SECRETS, folder = process.env.PLAN_STORE ?? "plan-store" } = {}) {
  if (!secrets) throw new Error("Set UNIPAAS_SECRETS to the platform's secret key; two are separated by a comma.");
  const store = createStorage({ driver: atomicFiles({ base: folder }) });
  const catalog = await catalogFrom(store, read("catalog.json"));
  const gate = await createGate({ policy: read("policy.json"), catalog });
  const webhook = createPlanWebhook({ secrets: secrets.split(","), store, gate });
  await webhook.sync();
  return { gate, webhook };
}
