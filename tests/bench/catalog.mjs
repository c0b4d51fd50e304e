// A catalogue that is updated: verified and applied notifications per second, one update and a decision after it in
// catalogues of several sizes, and the memory that a plan takes.

import { readFileSync } from "node:fs";
import { createGate } from "plangate";
import { createPlanWebhook, verify } from "plangate/unipaas";
import { sign } from "../js/signature-bits.mjs";
import { update } from "../js/plans.mjs";
import { median } from "./median.mjs";

const engine = new WebAssembly.Module(readFileSync(new URL(import.meta.resolve("plangate/engine.wasm"))));
const SIZES = [4, 100, 10_000, 100_000];
const SECRET = "bench";
const ROUNDS = 9;

const policy = {
  plangate: 1,
  name: "catalog",
  facts: { "usage.seats": { type: "int" } },
  rules: [{ id: "seats", when: "usage.seats > requested.limits.seats", deny: "{requested.name} allows {requested.limits.seats} seats." }],
};
const plans = (count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`plan-${i}`, { planId: `vendor-${i}`, limits: { seats: i } }]));
const priceOf = (i) => (100 + i) / 100;
const vendor = (count) => Array.from({ length: count }, (_, i) => update(`vendor-${i}`, 1, { price: priceOf(i) }));

/** Microseconds for one of `times` calls. */
function microseconds(times, call) {
  const started = performance.now();
  for (let i = 0; i < times; i += 1) call(i);
  return ((performance.now() - started) * 1000) / times;
}

/** A catalogue of `count` plans: what loading it took, and what can be measured on it. */
async function open(count) {
  const wasm = watchedEngine();
  const started = performance.now();
  const gate = await createGate({ policy, catalog: { plangate: 1, plans: plans(count), vendor: vendor(count) }, wasm: wasm.make });
  const loaded = performance.now() - started;
  const snapshot = gate.snapshot();
  const fresh = watchedEngine();
  const empty = fresh.bytes();
  const restored = await createGate({ policy, catalog: snapshot, wasm: fresh.make });
  const bytesPerPlan = (fresh.bytes() - empty) / count;
  const change = { current: "plan-0", requested: `plan-${count - 1}` };
  const facts = { usage: { seats: 5 } };
  const decide = () => restored.decide(change, facts).outcome;
  let minute = 2;
  const apply = () => {
    minute += 1;
    const { results: [{ result }] } = restored.apply(update(`vendor-${minute % count}`, minute, { price: priceOf(minute % count), name: `N${minute}` }));
    if (result !== "updated") throw new Error(`The update was ${result}.`);
  };
  return { row: { count, loaded, bytesPerPlan, snapshot: snapshot.length }, decide, apply };
}

/** All sizes in turn, round by round, so that what else the machine does concerns each of them; the median of the rounds. */
function measureInTurn(opened) {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => opened.map(({ decide, apply }) => ({
    decided: microseconds(20_000, decide),
    applied: microseconds(200, apply),
    both: microseconds(200, () => { apply(); decide(); }),
  }))).slice(1); // the first one warms up
  return opened.map(({ row }, at) => {
    const times = ["decided", "applied", "both"].map((what) => [what, median(rounds.map((round) => round[at][what]))]);
    return { ...row, ...Object.fromEntries(times) };
  });
}

/** An engine of its own, whose memory can be looked at. */
function watchedEngine() {
  const instance = new WebAssembly.Instance(engine, {});
  return { make: () => instance.exports, bytes: () => instance.exports.memory.buffer.byteLength };
}

async function webhookRate() {
  const entries = new Map();
  const store = {
    getKeys: async () => [...entries.keys()],
    getItems: async (keys) => keys.map((key) => ({ key, value: entries.get(key) })),
    setItem: async (key, value) => { entries.set(key, value); },
    removeItem: async (key) => { entries.delete(key); },
  };
  const gate = await createGate({ policy, catalog: { plangate: 1, plans: plans(100), vendor: vendor(100) } });
  const webhook = createPlanWebhook({ secrets: SECRET, store, gate });
  const bodies = Array.from({ length: 2000 }, (_, i) => JSON.stringify(update(`vendor-${i % 100}`, i + 2, { price: priceOf(i % 100) })));
  const signed = bodies.map((body) => [body, sign(body, SECRET)]);
  const perSecond = async (call) => {
    const rates = [];
    for (let round = 0; round < 5; round += 1) {
      const started = performance.now();
      for (const [body, signature] of signed) await call(body, signature);
      rates.push((signed.length * 1000) / (performance.now() - started));
    }
    return median(rates);
  };
  const handle = async (body, signature) => {
    const { status } = await webhook(new Request("http://localhost", { method: "POST", body, headers: { "x-hmac-sha256": signature } }));
    if (status !== 200) throw new Error(`The webhook answered ${status}.`);
  };
  return { verified: await perSecond((body, signature) => verify(body, signature, SECRET)), handled: await perSecond(handle) };
}

/** @returns {Promise<{ sizes: object[], rates: { verified: number, handled: number } }>} microseconds, bytes, and calls per second */
export async function measureCatalog() {
  const opened = [];
  for (const count of SIZES) opened.push(await open(count));
  return { sizes: measureInTurn(opened), rates: await webhookRate() };
}
