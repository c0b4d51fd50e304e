// Whatever happens to notifications on their way, one catalogue comes of them.
import assert from "node:assert/strict";
import { createGateSync } from "plangate";
import { randomHistory, timeOf } from "./plans.mjs";
import { Random } from "../random.mjs";

const policy = { plangate: 1, name: "histories", rules: [] };
const empty = JSON.stringify({ plangate: 1, plans: {} });

/** Notifications as they may arrive: in any order, 30 % of them again, and a share of them never. */
function arriving(said, random, lost) {
  const again = said.filter(() => random.chance(0.3));
  return random.shuffled([...said.filter(() => !random.chance(lost)), ...again]);
}

/** In two parts of any length. */
function applyAll(gate, entries, random) {
  const cut = random.below(entries.length + 1);
  for (const part of [entries.slice(0, cut), entries.slice(cut)]) {
    assert.ok(gate.apply(part).issues.every(({ severity }) => severity === "warning"));
  }
}

/** @returns {{ digest: string, bytes: string }} of the catalogue that these notifications leave behind */
function outcome(gate, entries, random) {
  gate.load({ catalog: empty });
  applyAll(gate, entries, random);
  return { digest: gate.digests.catalog, bytes: Buffer.from(gate.snapshot()).toString() };
}

/** Loses a tenth, puts that right with the vendor's list, and hears late repetitions afterwards. */
function repaired(gate, { said, list, end }, random) {
  gate.load({ catalog: empty });
  applyAll(gate, arriving(said, random, 0.1), random);
  const { entries } = gate.reconciliation(random.shuffled(list), timeOf(end));
  applyAll(gate, [...entries, ...arriving(said, random, 0.7)], random);
  return gate.digests.catalog;
}

/** @returns {number} how many histories had a dispute, so that a caller can see that there were some */
export function checkHistories({ histories, shuffles, seed }) {
  const random = new Random(seed);
  const gate = createGateSync({ policy, catalog: empty });
  let disputes = 0;
  for (let i = 0; i < histories; i += 1) {
    const history = randomHistory(random);
    const expected = outcome(gate, history.said, random);
    disputes += Number(gate.reconciliation(history.list, timeOf(history.end)).disputed.length > 0);
    const afterwards = repaired(gate, history, random);
    for (let shuffle = 0; shuffle < shuffles; shuffle += 1) {
      assert.deepEqual(outcome(gate, arriving(history.said, random, 0), random), expected, `history ${i}`);
      assert.equal(repaired(gate, history, random), afterwards, `history ${i}, repaired`);
    }
  }
  return disputes;
}
