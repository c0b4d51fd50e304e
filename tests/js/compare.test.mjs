// One decision for each plan that a customer could take.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { builds, catalog, facts, policy } from "./gates.mjs";

const terms = { price: "1.00", currency: "GBP", period: "1 month", limits: { seats: 3, projects: 5 } };
const version = (year, seats) => ({ effectiveFrom: `${year}-01-01T00:00:00Z`, ...terms, limits: { seats, projects: 5 } });
const vendor = { planId: "v1", name: "Vendor's", price: 5, currency: "GBP", period: 1, periodUom: "month", status: "active", setupFee: 0,
  rampIntervals: [], autoRenewal: true, pricingModel: "fixed", trialPeriod: 0, createdAt: "2025-01-01T00:00:00Z", updatedAt: "2025-01-01T00:00:00Z" };

for (const { name, entry } of builds) {
  describe(`compare, ${name}`, () => {
    const open = (plans, more = {}) => entry.createGateSync({ policy: policy(), catalog: { plangate: 1, plans, ...more } });
    const outcomes = (list) => list.map(({ plan, decision }) => `${plan} ${decision.outcome}`);

    test("decides for every plan but the current one, in the catalogue's order", () => {
      const gate = open({ small: { name: "S", ...terms }, large: { name: "L", ...terms, limits: { seats: 9, projects: 9 } }, mine: { name: "M", ...terms } });
      assert.deepEqual(outcomes(gate.compare({ current: "mine" }, facts({ usage: { seats: 5 } }))), ["small deny", "large allow"]);
      const [{ decision }] = gate.compare({ current: "mine" }, facts({ usage: { seats: 5 } }));
      const alone = gate.decide({ current: "mine", requested: "small" }, facts({ usage: { seats: 5 } }));
      assert.equal(JSON.stringify(decision), JSON.stringify(alone));
    });

    test("leaves out what cannot be chosen, and follows updates", () => {
      const gate = open({ mine: { name: "M", ...terms }, sold: { planId: "v1", limits: { seats: 9, projects: 9 } } }, { vendor: [vendor] });
      assert.deepEqual(outcomes(gate.compare({ current: "mine" }, facts())), ["sold allow"]);
      gate.apply({ ...vendor, status: "paused", updatedAt: "2025-02-01T00:00:00Z" });
      assert.deepEqual(gate.compare({ current: "mine" }, facts()), []);
      assert.deepEqual(outcomes(gate.compare({ current: "sold" }, facts())), ["mine allow"]);
    });

    test("has the current plan where the customer has another version of it", () => {
      const gate = open({ other: { name: "O", ...terms }, team: { name: "T", versions: { 2024: version(2024, 9), 2026: version(2026, 1) } } });
      assert.deepEqual(outcomes(gate.compare({ current: "team", currentVersion: "2024" }, facts())), ["other allow", "team deny"]);
      assert.deepEqual(outcomes(gate.compare({ current: "team", currentVersion: "2026" }, facts())), ["other allow"]);
      assert.deepEqual(outcomes(gate.compare({ current: "other", requestedVersion: "2024" }, facts())), ["team deny"]);
    });

    test("says what is missing, and ignores a plan that is asked for", () => {
      const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });
      const list = gate.compare({ current: "free", requested: "big" }, {});
      assert.deepEqual(outcomes(list), ["pro undecided", "big undecided"]);
      assert.ok(list[0].decision.needs.includes("usage.seats"));
      assert.deepEqual(outcomes(gate.compare({}, facts())), ["free undecided", "pro undecided", "big undecided"]);
      assert.deepEqual(outcomes(gate.compare({ current: "gone" }, facts())), ["free undecided", "pro undecided", "big undecided"]);
    });

    test("never throws", () => {
      const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });
      assert.equal(gate.compare(undefined).length, 3);
      gate.dispose();
      assert.deepEqual(gate.compare({ current: "free" }, facts()), []);
    });
  });
}
