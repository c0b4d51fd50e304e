/**
 * What every host does with the package: a first decision, the whole case set, and decisions against the clock. Needs
 * ES2019 and nothing of a host.
 */
import { runCases } from "../../js/case-runner.mjs";
import { bytesHost } from "../../js/load-bytes.mjs";
import { checkWebhook } from "./webhook.mjs";

/** What one measurement of speed takes at least; clocks may well go in whole milliseconds. */
const ENOUGH_MS = 40;
const MEASUREMENTS = 9;

/**
 * @param {object} host
 * @param {() => unknown} host.load gets the package, as a module or a promise of it
 * @param {() => unknown} host.instantiate makes the exports of an engine, or a promise of them
 * @param {() => unknown} [host.webhook] gets plangate/unipaas, where the host has Web Crypto and standard requests
 * @param {() => unknown} host.now milliseconds, or a promise of them
 * @param {number} [host.start] when it began, if that was before this function could
 * @param {{files: {name: string, text: string}[], sample: object}} data
 */
export async function runSuite({ load, instantiate, webhook, now, start }, { files, sample }) {
  const began = start === undefined ? await now() : start;
  const loaded = await load();
  const { createGate } = loaded;
  const gate = await createGate(sample.documents);
  const facts = { ...sample.facts, now: new Date(sample.facts.now) };
  const decide = () => gate.decide(sample.change, facts).outcome;
  const outcome = decide();
  const coldStartMs = (await now()) - began;
  if (outcome !== sample.outcome) throw new Error(`The first decision was ${outcome}.`);

  if (webhook) await checkWebhook(loaded, await webhook());
  const host = bytesHost(await instantiate());
  const results = [];
  for (const { name, text } of files) results.push({ name, cases: await runCases(createGate, JSON.parse(text), host) });
  return { coldStartMs, results, decisionNs: await nanoseconds(decide, now) };
}

/** The time of one call, undisturbed by what else the machine does. */
async function nanoseconds(call, now) {
  let count = 16;
  while ((await elapsed(call, count, now)) < ENOUGH_MS) count *= 2;
  const times = [];
  for (let i = 0; i < MEASUREMENTS; i += 1) times.push(await elapsed(call, count, now));
  return (Math.min(...times) / count) * 1e6;
}

async function elapsed(call, count, now) {
  const start = await now();
  for (let i = 0; i < count; i += 1) call();
  return (await now()) - start;
}
