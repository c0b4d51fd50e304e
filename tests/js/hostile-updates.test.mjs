// Plan updates with anything in any field: what is refused changes nothing, what is taken survives a snapshot, and both builds
// say and do the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../random.mjs";
import { builds } from "./gates.mjs";
import { timeOf, update } from "./plans.mjs";

const policy = { plangate: 1, name: "hostile", rules: [] };
const catalog = { plangate: 1, plans: { team: { planId: "v1" } }, vendor: [update("v1", 1)] };

const FIELDS = [...Object.keys(update("v1", 1)), "periodUOM", "trialUOM", "trialUom", "trialPeriod", "group", "id", "listedAt", "reconciledAt", "plan",
  "__proto__", "constructor", "colour"];
const interval = (fields) => [{ unitAmount: 1, cycles: 1, ...fields }];
const VALUES = [null, undefined, true, 0, -1, 1.5, 1e21, 1e-7, 2 ** 53, [], [1], {}, { a: 1 }, "", "x", "0", "1.00", "1e400", "-1", "NaN", "99999999999999999999",
  "active", "paused", "deleted", "disputed", "month", "months", "s", "GBP", "gbp", "JPY", "fixed", "ramp", "\u0000", "\ud83d\ude00", "a".repeat(5000),
  "2026-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59",
  interval(), interval({ unitAmount: "1.005" }), interval({ cycles: 0 }), interval({ cycles: 10_001 }), interval({ x: 1 }), [null]];

function hostile(random, minute) {
  const said = update(random.pick(["v1", "v2", "v3"]), minute);
  for (let count = random.below(4); count > 0; count -= 1) {
    Object.defineProperty(said, random.pick(FIELDS), { value: random.pick(VALUES), enumerable: true, configurable: true });
  }
  if (random.chance(0.1)) delete said[random.pick(FIELDS)];
  return said;
}

/** @returns {boolean} whether it was taken */
function applied(gate, said) {
  const before = gate.digests.catalog;
  const { issues, results } = gate.apply(said);
  const refused = issues.some(({ severity }) => severity === "error");
  if (refused) assert.deepEqual([results, gate.digests.catalog], [[], before], JSON.stringify(said));
  return !refused;
}

function assertSnapshotHolds(open, gate) {
  const bytes = gate.snapshot();
  const restored = open(bytes);
  assert.deepEqual(restored.digests, gate.digests);
  assert.deepEqual(restored.snapshot(), bytes);
}

test("2,000 updates with anything in any field", () => {
  const random = new Random(20260501);
  const opens = builds.map(({ entry }) => (document) => entry.createGateSync({ policy, catalog: document }));
  const gates = opens.map((open) => open(catalog));
  let taken = 0;
  for (let i = 0; i < 2000; i += 1) {
    const said = hostile(random, i);
    const [first, ...others] = gates.map((gate) => applied(gate, said));
    for (const other of others) assert.equal(other, first, JSON.stringify(said));
    for (const gate of gates) assert.equal(gate.digests.catalog, gates[0].digests.catalog, JSON.stringify(said));
    taken += Number(first);
    if (i % 400 !== 399) continue;
    gates.forEach((gate, at) => assertSnapshotHolds(opens[at], gate));
    for (const gate of gates) gate.apply(gate.reconciliation([update("v1", i)], timeOf(i)).entries);
  }
  assert.ok(taken > 200, `${taken} were taken`);
});
