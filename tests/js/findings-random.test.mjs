// Findings about random rules, held against deciding with all facts of small domains: none is said that is not so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createGateSync } from "plangate";
import { findings } from "plangate/analysis";
import { Random } from "../random.mjs";

const plan = (rank, a) => ({ name: "Plan", rank, price: `${rank}.00`, currency: "EUR", period: "1 month", limits: { a } });
const catalog = { plangate: 1, plans: { small: plan(0, 2), large: plan(1, 4), open: plan(2, "unlimited") } };
const facts = {
  "usage.a": { type: "int", min: 0, max: 6 },
  "usage.b": { type: "int", min: 0, max: 2 },
  "customer.vip": { type: "bool" },
  "customer.country": { type: "string", values: ["DE", "FR"] },
};
const definitions = { crowded: "usage.a > requested.limits.a && !customer.vip", odd: "usage.a % 2 == 1" };
const atoms = [
  "usage.a > requested.limits.a", "usage.a >= 3", "usage.a < 3", "usage.a > 4", "usage.b == 1", "customer.vip", "!customer.vip", "crowded", "odd",
  "customer.country == 'DE'", "change.direction == 'upgrade'", "usage.a < usage.b", "100 / usage.b > 60",
];
const domain = [];
for (let a = 0; a <= 6; a += 1) {
  for (const b of [0, 1, 2]) for (const vip of [false, true]) for (const country of ["DE", "FR"]) domain.push({ usage: { a, b }, customer: { vip, country } });
}
const changes = Object.keys(catalog.plans).flatMap((current) => Object.keys(catalog.plans).filter((requested) => requested !== current).map((requested) => ({ current, requested })));

function randomRule(random, id) {
  const when = Array.from({ length: 1 + random.below(3) }, () => random.pick(atoms)).join(random.pick([" && ", " && ", " || "]));
  return { id, when, ...(random.chance(0.2) && { unless: random.pick(atoms) }), ...random.pick([{ deny: "No." }, { deny: "Never." }, { review: "Ask." }]) };
}

/** For every change and all facts, the rules that fired; rules that failed count as open. */
function firedSets(gate) {
  return changes.flatMap((change) => domain.map((given) => {
    const { rules } = gate.explain(change, given);
    return new Map(rules.map(({ rule, result }) => [rule, result]));
  }));
}

const always = (sets, id, other) => sets.every((results) => results.get(id) !== "fired" || results.get(other) === "fired");

test("what is found of random rules is so", () => {
  const random = new Random(88);
  const counts = { "never-fires": 0, shadowed: 0, overlap: 0 };
  for (let round = 0; round < 80; round += 1) {
    const rules = Array.from({ length: 2 + random.below(3) }, (_, i) => randomRule(random, `r${i}`));
    const gate = createGateSync({ policy: { plangate: 1, name: "random", facts, let: definitions, rules }, catalog });
    const sets = firedSets(gate);
    for (const { code, path, message } of findings(gate)) {
      const kind = code.slice("finding/".length);
      if (!(kind in counts)) continue;
      counts[kind] += 1;
      const about = JSON.stringify([message, rules]);
      const { id } = rules[Number(path.split("/")[2])];
      const [, other] = message.match(/"(r\d)"/g).map((name) => name.slice(1, -1));
      if (kind === "never-fires") assert.ok(sets.every((results) => results.get(id) === "quiet"), about);
      if (kind !== "never-fires") assert.ok(always(sets, id, other), about);
      if (kind === "overlap") assert.ok(always(sets, other, id), about);
    }
    gate.dispose();
  }
  assert.ok(Object.values(counts).every((count) => count > 0), JSON.stringify(counts));
});
