// What is asked: the sample event with usage, subscription and `now`, as measured, and seeded random requests.

import { generator } from "../random.mjs";
import { CURRENCY, job } from "./job.mjs";

const NOW = new Date("2026-01-15T10:00:00Z");
const LATER = new Date("2026-03-01T00:00:00Z");
const EARLIER = new Date("2025-12-01T00:00:00Z");

const event = (currentPlanCode, requestedPlanCode) => ({
  request: {
    userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:135.0) Gecko/20100101 Firefox/135.0",
    ip: "192.168.0.1",
  },
  context: {
    domains: { kindeDomain: "https://example.kinde.com" },
    billing: { currentPlanCode, requestedPlanCode },
    user: { id: "kp_1234566" },
    organization: { code: "org_123456" },
    workflow: { trigger: "user:plan_selection" },
  },
});

const SAMPLES = 64;

/** The sample change, from professional to free, 64 times; two reasons, each time with numbers of its own. */
export const sampleRequests = () => (
  samplesWith((i) => ({ seats: 12 + i, projects: 40 + 3 * i, api_calls: 9000 + i, storage_gb: 1, environments: 1 })));

/** The same with so many metrics, as JSON.parse gives them: from 128 keys on V8 keeps such an object as a dictionary. */
export const wideRequests = (metrics) => (
  samplesWith((i) => JSON.parse(JSON.stringify(Object.fromEntries(metrics.map((metric, m) => [metric, m < 2 ? 12 + i : 1]))))));

function samplesWith(usage) {
  return Array.from({ length: SAMPLES }, (_, i) => ({
    event: event("professional", "free"),
    facts: {
      usage: usage(i),
      subscription: { committedUntil: EARLIER, unpaidInvoices: 0, pendingChange: false, currency: CURRENCY },
      now: NOW,
    },
  }));
}

/** Random requests over known, paused and unknown plans, the same plan, and usage below, at and over each limit. */
export function randomRequests(length, { metrics, catalog } = job, seed = 20260115) {
  const random = generator(seed);
  const pick = (choices) => choices[Math.floor(random() * choices.length)];
  const codes = [...Object.keys(catalog.plans), "gone"];
  const bounds = Object.fromEntries(metrics.map((metric) => [metric, usageAround(catalog, metric)]));
  return Array.from({ length }, () => ({
    event: event(pick(codes), pick(codes)),
    facts: {
      usage: Object.fromEntries(metrics.map((metric) => [metric, random() < 0.6 ? 1 : pick(bounds[metric])])),
      subscription: {
        committedUntil: pick([null, null, EARLIER, NOW, LATER]),
        unpaidInvoices: pick([0, 0, 0, 2]),
        pendingChange: random() < 0.2,
        currency: pick([CURRENCY, CURRENCY, CURRENCY, "EUR"]),
      },
      now: NOW,
    },
  }));
}

function usageAround(catalog, metric) {
  const limits = Object.values(catalog.plans).map((plan) => plan.limits[metric]);
  return limits.filter(Number.isInteger).flatMap((limit) => [limit - 1, limit, limit + 1]);
}
