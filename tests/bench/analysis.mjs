// What analysing a large policy takes: what may come of every change, what is found, and what another version changes.
import { createGateSync } from "plangate";
import { diff, findings } from "plangate/analysis";
import { median } from "./median.mjs";

const USAGES = 20;
const usages = Array.from({ length: USAGES }, (_, i) => `u${i}`);

/** Plans with limits in steps; rules of every effect over limits, numbers, texts, dates and the direction. */
export function world({ plans, rules }) {
  const facts = Object.fromEntries(usages.map((name) => [`usage.${name}`, { type: "int", min: 0 }]));
  facts["customer.vip"] = { type: "bool" };
  facts["customer.country"] = { type: "string" };
  facts["subscription.committedUntil"] = { type: "timestamp", optional: true };
  const when = (i) => {
    const usage = usages[i % USAGES];
    return [
      `usage.${usage} > requested.limits.${usage} + ${i}`,
      `usage.${usage} > ${1000 + i} && change.direction == 'downgrade'`,
      `customer.country == 'C${i}' && !customer.vip && usage.${usage} > ${i}`,
      "has(subscription.committedUntil) && now < subscription.committedUntil && change.direction == 'downgrade'",
    ][i % 4];
  };
  const effects = [{ deny: "No." }, { deny: "No." }, { review: "Ask." }, { defer: "subscription.committedUntil", message: "Later." }];
  const policy = { plangate: 1, name: "large", facts, rules: Array.from({ length: rules }, (_, i) => ({ id: `r${i}`, when: when(i), ...effects[i % 4] })) };
  const plan = (rank) => ({
    name: `P${rank}`, rank, price: `${rank}.00`, currency: "EUR", period: "1 month",
    limits: Object.fromEntries(usages.map((name, i) => [name, rank * 10 + i])),
  });
  return { policy, catalog: { plangate: 1, plans: Object.fromEntries(Array.from({ length: plans }, (_, rank) => [`p${rank}`, plan(rank)])) } };
}

/** Processor time, so that what else the machine does concerns it little. */
function timed(runs, call) {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return median(times);
}

/** Milliseconds of processor time, medians. */
export function measureAnalysis() {
  const large = createGateSync(world({ plans: 100, rules: 200 }));
  const documents = world({ plans: 10, rules: 20 });
  const [small, next] = [documents, structuredClone(documents)].map((each, i) => {
    if (i === 1) each.policy.rules[0].when = each.policy.rules[0].when.replace(">", ">=");
    return createGateSync(each);
  });
  return {
    matrix: timed(5, () => large.matrix()),
    smallMatrix: timed(15, () => small.matrix()),
    findings: timed(3, () => findings(small)),
    diff: timed(3, () => diff(small, next)),
  };
}
