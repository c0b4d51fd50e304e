// One of several processes at one store. `write PLACE SEED` posts signed updates of 1,000 plans in an order of its own; `read PLACE`
// follows the store until its input ends. Both say at last what they have: {digest, reads, damaged, failed}.
import { createGateSync } from "plangate";
import { createPlanWebhook } from "plangate/unipaas";
import { update } from "../js/plans.mjs";
import { Random } from "../random.mjs";
import { sign } from "../js/signature-bits.mjs";
import { openStore } from "./open-store.mjs";

const PLANS = 1000;
const SECRET = "load";
const [mode, place, seed = "0"] = process.argv.slice(2);
const random = new Random(Number(seed));
const store = openStore(place);
const gate = createGateSync({ policy: { plangate: 1, name: "load", rules: [] }, catalog: { plangate: 1, plans: {} } });
const webhook = createPlanWebhook({ secrets: SECRET, store, gate });
const report = { digest: "", reads: 0, damaged: [], failed: 0 };

async function post(said) {
  const body = JSON.stringify(said);
  const request = new Request("http://localhost", { method: "POST", body, headers: { "x-hmac-sha256": sign(body, SECRET) } });
  const { status } = await webhook(request);
  if (status !== 200) report.failed += 1;
}

async function write() {
  const all = Array.from({ length: PLANS }, (_, i) => [update(`plan-${i}`, 1), update(`plan-${i}`, 2, { name: "Renamed" })]).flat();
  const waiting = random.shuffled(all);
  const work = async () => {
    while (waiting.length > 0) await post(waiting.pop());
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

async function read() {
  let ended = false;
  process.stdin.on("end", () => { ended = true; }).resume();
  while (!ended) {
    const { damaged } = await webhook.sync();
    report.reads += 1;
    report.damaged.push(...damaged);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}

await (mode === "write" ? write() : read());
report.damaged.push(...(await webhook.sync()).damaged);
report.digest = gate.digests.catalog;
process.stdout.write(JSON.stringify(report));
await store.dispose();
