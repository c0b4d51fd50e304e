// What may come of every change: the condition that is left, in CEL and in words, beside what is decided.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { createGateSync } from "plangate";
import { Random } from "../random.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), "utf8"));
const plan = (rank, seats, more = {}) => ({ name: "Plan", rank, price: `${rank}.00`, currency: "EUR", period: "1 month", limits: seats === null ? {} : { seats }, ...more });
const catalog = { plangate: 1, plans: { small: plan(0, 3), large: plan(1, 50), open: plan(2, "unlimited"), bare: plan(3, null) } };
const facts = {
  "usage.seats": { type: "int", min: 0, max: 60 },
  "customer.vip": { type: "bool" },
  "customer.country": { type: "string", values: ["DE", "FR"] },
  "subscription.committedUntil": { type: "timestamp", optional: true },
  "subscription.unpaidInvoices": { type: "int", min: 0, max: 2 },
};
const gateOf = (rules, more = {}) => createGateSync({ policy: { plangate: 1, name: "matrix", facts, rules, ...more }, catalog });
const outcomesOf = (gate, current, requested, given) => gate.matrix(given).at(current, requested).outcomes;

describe("what is known of every change", () => {
  test("how much is asked for, and by whom", () => {
    const gate = gateOf(
      [{ id: "a", when: "!(change.quantity > 3)", deny: "No." }, { id: "b", when: "actor.role != 'owner'", review: "Ask." }],
      { facts: { ...facts, "actor.role": { type: "string", values: ["owner", "member"] } } },
    );
    const outcomes = (given) => outcomesOf(gate, "large", "small", given).map(({ outcome }) => outcome);
    assert.deepEqual(outcomes({ change: { quantity: 3 }, actor: { role: "owner" } }), ["deny"]);
    assert.deepEqual(outcomes({ change: { quantity: 4 }, actor: { role: "owner" } }), ["allow"]);
    assert.deepEqual(outcomes({ change: { quantity: 4 }, actor: { role: "member" } }), ["review"]);
    assert.deepEqual(outcomes({ change: { quantity: 4 } }), ["review", "allow"]);
    assert.equal(gate.matrix({ change: { quantity: "4" } }).issues[0].code, "facts/wrong-type");
  });
});

describe("conditions in words", () => {
  const said = {
    "usage.seats > requested.limits.seats": "there are more than 3 seats",
    "usage.seats >= 4": "there are at least 4 seats",
    "usage.seats == 0": "there are no seats",
    "subscription.unpaidInvoices > 0": "there are unpaid invoices",
    "!(subscription.unpaidInvoices > 0)": "there are no unpaid invoices",
    "usage.seats > 50 && !customer.vip": "there are more than 50 seats and the customer is not vip",
    "customer.country == 'DE'": "the customer's country is \"DE\"",
    "customer.country in ['DE']": "the customer's country is one of \"DE\"",
    "!(customer.country in ['DE'])": "the customer's country is none of \"DE\"",
    "has(subscription.committedUntil) && now < subscription.committedUntil": "now is before the committed-until date",
    "has(subscription.committedUntil)": "a committed-until date is given",
    "now >= timestamp('2026-03-01T00:00:00Z')": "now is not before 2026-03-01",
    "usage.seats > 20 || customer.vip && usage.seats > 10": "there are more than 20 seats or (the customer is vip and there are more than 10 seats)",
    "usage.seats % 2 == 1": "usage.seats % 2 == 1",
    "2 * usage.seats > 7": "2 * usage.seats > 7",
  };
  for (const [when, words] of Object.entries(said)) {
    test(when, () => {
      const [denied] = outcomesOf(gateOf([{ id: "a", when, deny: "No." }]), "large", "small");
      assert.equal(denied.sentence, `denied when ${words}`);
    });
  }

  test("where only one outcome can come the sentence says what it comes of", () => {
    const gate = createGateSync({ policy: read("policy"), catalog: read("catalog") });
    const [sentence] = outcomesOf(gate, "free", "free").map((outcome) => outcome.sentence);
    assert.equal(sentence, "always denied: both plans are the same");
    assert.equal(outcomesOf(gate, "free", "legacy")[0].sentence, "always denied: the requested plan cannot be chosen");
    assert.equal(outcomesOf(gateOf([{ id: "down", when: "change.direction == 'downgrade'", deny: "No." }]), "large", "small")[0].sentence, "always denied: \"down\"");
    assert.equal(outcomesOf(gateOf([]), "large", "small")[0].sentence, "always allowed");
  });

  test("what cannot be evaluated is named", () => {
    const gate = gateOf([{ id: "odd", when: "usage.seats > requested.limits.seats && 100 / usage.seats > 3", deny: "No." }]);
    const undecided = outcomesOf(gate, "small", "bare").find(({ outcome }) => outcome === "undecided");
    assert.match(undecided.sentence, /^undecided when .* cannot be evaluated$/);
  });
});

test("the cancellation of a plan comes last, and stands where no plan is requested", () => {
  const gate = gateOf([
    { id: "limit", when: "usage.seats > requested.limits.seats", deny: "No." },
    { id: "stay", when: "change.kind == 'cancellation' && subscription.unpaidInvoices > 0", deny: "Pay." },
  ]);
  const { cells, plans } = gate.matrix();
  assert.equal(cells.length, plans.length * (plans.length + 1));
  const cell = gate.matrix().at("small");
  assert.deepEqual([cell.current, cell.requested], ["small", null]);
  assert.deepEqual(cell.outcomes.map(({ sentence }) => sentence), ["denied when there are unpaid invoices", "allowed while there are no unpaid invoices"]);
});

describe("the condition that is left", () => {
  test("says each thing once, and nothing that the rest settles", () => {
    const gate = gateOf([
      { id: "a", when: "usage.seats > requested.limits.seats", unless: "customer.vip", deny: "No." },
      { id: "b", when: "usage.seats > requested.limits.seats", review: "Ask." },
    ]);
    const [denied, review, allowed] = outcomesOf(gate, "large", "small").map(({ when }) => when);
    assert.deepEqual([denied, review, allowed], ["usage.seats > 3 && !customer.vip", "customer.vip && usage.seats > 3", "usage.seats <= 3"]);
  });

  test("of a rule that can only be run is the rule's own, with definitions and members spelled out", () => {
    const gate = gateOf([{ id: "a", each: "usage.*", when: "[it.used, 1].exists(n, n > 5) && trusted", deny: "No." }], { let: { trusted: "customer.vip" } });
    const [denied] = outcomesOf(gate, "large", "small");
    assert.equal(denied.when, "([usage.seats, 1].exists(n, n > 5) && (customer.vip))");
  });
});

const atoms = [
  "usage.seats > requested.limits.seats", "usage.seats >= 10", "usage.seats != 4", "customer.vip", "!customer.vip", "customer.country == 'DE'",
  "customer.country in ['FR']", "has(subscription.committedUntil)", "(has(subscription.committedUntil) && now < subscription.committedUntil)",
  "subscription.unpaidInvoices > 0", "change.direction == 'downgrade'", "usage.seats + 1 > requested.limits.seats", "crowded", "listed", "100 / usage.seats > 3",
];
const definitions = { crowded: "usage.seats > requested.limits.seats && !customer.vip", listed: "[usage.seats, 1].exists(n, n > 20)" };

function condition(random, depth) {
  if (depth === 0 || random.chance(0.3)) return random.pick(atoms);
  if (random.chance(0.2)) return `!(${condition(random, depth - 1)})`;
  return `(${condition(random, depth - 1)} ${random.pick(["&&", "||"])} ${condition(random, depth - 1)})`;
}

function completion(random) {
  return {
    usage: { seats: random.pick([0, 2, 3, 4, 9, 10, 21, 49, 50, 51, 60]) },
    customer: { vip: random.chance(0.5), country: random.pick(["DE", "FR"]) },
    subscription: { committedUntil: random.pick([null, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"]), unpaidInvoices: random.below(3) },
    now: random.pick(["2025-06-01T00:00:00Z", "2026-06-01T00:00:00Z"]),
  };
}

const effects = [{ deny: "No." }, { deny: "No." }, { review: "Ask." }, { defer: "timestamp('2026-05-01T00:00:00Z')", message: "Later." }, { warn: "Mind." }];

/** Rounds with a policy of one to four rules and what was known beforehand. */
function* rounds(random, count) {
  for (let round = 0; round < count; round += 1) {
    const rules = Array.from({ length: 1 + random.below(4) }, (_, i) => ({
      id: `r${i}`, when: condition(random, 2), ...(random.chance(0.25) && { unless: condition(random, 1) }), ...random.pick(effects),
    }));
    const { usage, customer } = completion(random);
    yield { rules, known: random.pick([{}, { usage }, { customer }]) };
  }
}

describe("random policies", () => {
  test("whatever the facts turn out to be, the decision is in the cell, and what is shown is decided so", () => {
    const random = new Random(80);
    let checked = 0;
    for (const { rules, known } of rounds(random, 60)) {
      const gate = gateOf(rules, { let: definitions });
      for (const { current, requested, outcomes } of gate.matrix(known).cells) {
        const change = requested === null ? { current, cancel: true } : { current, requested };
        for (const { outcome, witness, shown } of outcomes) if (shown) assert.equal(gate.decide(change, { ...witness, ...known }).outcome, outcome);
        for (let i = 0; i < 8; i += 1) {
          const { outcome } = gate.decide(change, { ...completion(random), ...known });
          assert.ok(outcomes.some((prospect) => prospect.outcome === outcome), JSON.stringify([rules, known, change, outcome]));
          checked += 1;
        }
      }
      gate.dispose();
    }
    assert.ok(checked > 5000);
  });

  test("the condition of an outcome holds just where that is decided", () => {
    const random = new Random(81);
    let checked = 0;
    for (const { rules } of rounds(random, 60)) {
      const gate = gateOf(rules, { let: definitions });
      const change = { current: "large", requested: random.pick(["small", "open"]) };
      const { outcomes } = gate.matrix().at(change.current, change.requested);
      const known = outcomes.filter(({ when }) => when !== null);
      const probe = gateOf(known.map(({ outcome, when }) => ({ id: outcome, when, warn: "." })));
      for (let i = 0; i < 20; i += 1) {
        const given = completion(random);
        const { outcome } = gate.decide(change, given);
        const holds = probe.decide(change, given).warnings.map(({ rule }) => rule);
        const about = JSON.stringify([rules, given, outcome, known.map((prospect) => [prospect.outcome, prospect.when])]);
        if (outcome !== "undecided") assert.deepEqual(holds, [outcome], about);
        checked += 1;
      }
      probe.dispose();
      gate.dispose();
    }
    assert.equal(checked, 1200);
  });
});

describe("amounts of two currencies, both known, cannot be compared", () => {
  const priced = (price, currency) => ({ name: "P", price, currency, period: "1 month" });
  const mixed = { plangate: 1, plans: { a: priced("10.00", "EUR"), b: priced("15.00", "GBP") } };
  for (const when of ["requested.price > money('12.00 EUR')", "requested.price < current.price", "c.b && requested.price > money('12.00 EUR')"]) {
    test(when, () => {
      const policy = { plangate: 1, name: "p", facts: { "c.b": { type: "bool" } }, rules: [{ id: "r", when, deny: "No." }] };
      const gate = createGateSync({ policy, catalog: mixed });
      const { outcomes } = gate.matrix().at("a", "b");
      for (const b of [true, false]) {
        const { outcome } = gate.decide({ current: "a", requested: "b" }, { c: { b } });
        assert.ok(outcomes.some((prospect) => prospect.outcome === outcome), outcome);
      }
      assert.ok(outcomes.some(({ outcome, sentence }) => outcome === "undecided" && sentence.length > 0));
      gate.dispose();
    });
  }
});
