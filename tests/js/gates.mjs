// What the tests of the package share: both builds of the engine, a small policy over every type of fact, and good facts.
import { readFileSync } from "node:fs";
import * as wasm from "plangate";
import * as plain from "plangate/plain";
import { instantiatePlain } from "../../js/dist/engine-plain.js";

const compiled = (name) => new WebAssembly.Module(readFileSync(new URL(`../../js/dist/${name}`, import.meta.url)));
export const module = compiled("engine.wasm");
export const decideModule = compiled("decide.wasm");
export const makeWasm = () => new WebAssembly.Instance(module, {}).exports;

/** Each build: its entry, and a function that makes the exports of a new instance. */
export const builds = [
  { name: "wasm", entry: wasm, make: makeWasm },
  { name: "plain", entry: plain, make: instantiatePlain },
];

const plan = (name, rank, seats) => (
  { name, rank, price: "1.00", currency: "GBP", period: "1 month", limits: { seats, projects: 10 * rank + 5 } });

export const catalog = () => ({
  plangate: 1,
  plans: { free: plan("Free", 0, 3), pro: plan("Pro", 1, 50), big: plan("Big", 2, "unlimited") },
});

export const policy = () => ({
  plangate: 1,
  name: "test",
  headline: "Before you take {requested.name}:",
  facts: {
    "usage.seats": { type: "int", min: 0 },
    "usage.projects": { type: "int", min: 0 },
    "usage.load": { type: "double" },
    "customer.name": { type: "string" },
    "customer.vip": { type: "bool" },
    "customer.bannedUntil": { type: "timestamp", optional: true },
  },
  rules: [
    { id: "seats", when: "usage.seats > requested.limits.seats && !customer.vip",
      deny: "{requested.name} allows {requested.limits.seats} seats, {customer.name} uses {usage.seats}.",
      suggest: "Use {requested.limits.seats} seats or less" },
    { id: "projects", when: "usage.projects > requested.limits.projects", deny: "Too many projects: {usage.projects}." },
    { id: "load", when: "usage.load > 0.5", deny: "The load is {usage.load}." },
    { id: "banned", when: "has(customer.bannedUntil) && now < customer.bannedUntil", deny: "Wait until {customer.bannedUntil}." },
  ],
});

export const now = new Date("2026-01-15T10:00:00Z");

/** Facts that allow going from `pro` to `free`, with whatever is given instead. */
export const facts = ({ usage, customer, ...others } = {}) => ({
  usage: { seats: 2, projects: 1, load: 0, ...usage },
  customer: { name: "Ann", vip: false, bannedUntil: null, ...customer },
  now,
  ...others,
});

export const change = { current: "pro", requested: "free" };

/** Code and path of each issue, which is what callers may rely on. */
export const places = (issues) => issues.map(({ code, document, path }) => `${code} ${document}:${path}`);
