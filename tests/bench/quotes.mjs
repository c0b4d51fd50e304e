// What a quote costs, and that decisions of policies that read none cost what they did: the same plans and facts, decided
// without a quote, with timing, with a rule on quote.dueNow, and quoted with a schedule of 12 and of 60 invoices.

import { createGateSync } from "plangate";
import { measure } from "mitata";
import { median } from "./median.mjs";

const plan = (rank, price, ramp = []) => ({ name: "Plan", rank, price, currency: "GBP", period: "1 month", setupFee: "5.00", ramp });
const catalog = {
  plangate: 1,
  plans: { starter: plan(0, "19.00"), professional: plan(1, "99.99", [{ unitAmount: "49.99", cycles: 3 }, { unitAmount: "79.99", cycles: 9 }]) },
};
const rule = (when) => [{ id: "rule", when, deny: "no" }];
const base = { plangate: 1, name: "quotes", facts: { "usage.seats": { type: "int" } }, rules: rule("usage.seats > 50") };
const timing = { upgrade: "now", downgrade: "next_boundary" };

const change = { current: "starter", requested: "professional" };
const facts = Array.from({ length: 64 }, (_, i) => ({
  now: new Date(Date.UTC(2026, 3, 16) + i * 3600000), usage: { seats: i }, subscription: { anchor: new Date(Date.UTC(2026, 0, 31)), cycleNumber: 3 },
}));

function tasks() {
  const gate = (more) => createGateSync({ policy: { ...base, ...more }, catalog });
  const outcome = (more) => {
    const own = gate(more);
    return (given) => own.decide(change, given).outcome;
  };
  const quoted = (quote) => {
    const own = gate({ quote });
    return (given) => own.quote(change, given).schedule.length;
  };
  return {
    "decision that reads no quote": outcome({}),
    "decision with timing": outcome({ timing }),
    "decision that reads quote.dueNow": outcome({ rules: rule("quote.dueNow == quote.credit") }),
    "quote, 12 invoices": quoted({}),
    "quote, 60 invoices": quoted({ invoices: 60 }),
  };
}

export const kept = { value: null };

/** @returns {Promise<Object>} name to nanoseconds, the median of the rounds' lower quartiles */
export async function measureQuotes({ rounds, milliseconds }) {
  const options = { gc: false, min_cpu_time: milliseconds * 1e6, batch_samples: 256 };
  const results = {};
  for (const [name, run] of Object.entries(tasks())) {
    let next = 0;
    const once = () => {
      next = (next + 1) & 63;
      kept.value = run(facts[next]);
    };
    await measure(once, options);
    const samples = [];
    for (let round = 0; round < rounds; round += 1) samples.push((await measure(once, options)).p25);
    results[name] = median(samples);
  }
  return results;
}
