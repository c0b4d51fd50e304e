// What is read of a decision, and decisions for many plans at once: the sample with three reasons, all interleaved.

import { measure } from "mitata";
import { job } from "./job.mjs";
import { median } from "./median.mjs";
import { shuffled } from "./shuffled.mjs";

const PLANS = 100;
const change = { current: "professional", requested: "free" };
const asked = Array.from({ length: 64 }, (_, i) => ({
  usage: { seats: 12 + i, projects: 40 + 3 * i, api_calls: 90000 + i, storage_gb: 1, environments: 1 },
  subscription: { committedUntil: null, unpaidInvoices: 0, pendingChange: false, currency: "GBP" },
  now: new Date("2026-01-15T10:00:00Z"),
}));

function catalogOf(count) {
  const { professional, free } = job.catalog.plans;
  return { plangate: 1, plans: { professional, ...Object.fromEntries(Array.from({ length: count - 1 }, (_, i) => [`plan_${i}`, { ...free, rank: i }])) } };
}

const kept = { value: null };

/** Each takes facts. */
async function tasks() {
  const { createGate } = await import("plangate");
  const gate = await createGate(job);
  const many = await createGate({ policy: job.policy, catalog: catalogOf(PLANS) });
  const first = gate.decide(change, asked[0]);
  if (first.reasons.length !== 3 || first.customer.list.length !== 3) throw new Error("not the three reasons expected");
  if (many.compare({ current: "professional" }, asked[0]).length !== PLANS - 1) throw new Error("not the plans expected");
  return {
    unread: (facts) => gate.decide(change, facts).outcome,
    reasons: (facts) => gate.decide(change, facts).reasons,
    "reasons and list": (facts) => {
      const decision = gate.decide(change, facts);
      return [decision.reasons, decision.customer.list];
    },
    compare: (facts) => many.compare({ current: "professional" }, facts),
  };
}

/** @returns nanoseconds: by what is read of a decision; `compare` for 100 plans */
export async function measureWords({ rounds, milliseconds }) {
  const all = Object.entries(await tasks()).map(([name, run]) => {
    let next = 0;
    const round = () => { kept.value = run(asked[next = (next + 1) % asked.length]); };
    return { name, round, samples: [] };
  });
  const options = { gc: false, min_cpu_time: milliseconds * 1e6, batch_samples: 64 };
  for (let i = 0; i <= rounds; i += 1) {
    for (const { round, samples } of shuffled(all)) {
      const { p25 } = await measure(round, options);
      if (i > 0) samples.push(p25);
    }
  }
  return Object.fromEntries(all.map(({ name, samples }) => [name, median(samples)]));
}
