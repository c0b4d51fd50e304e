// Policy diff: what it tells is decided so, and what is decided differently it tells, on random pairs of policies.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { createGateSync } from "plangate";
import { diff, findings } from "plangate/analysis";
import { createGateSync as createDeciding } from "plangate/decide";
import { Random } from "../random.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), "utf8"));
const policy = read("policy");
const catalog = read("catalog");
const edited = (edit) => {
  const copy = structuredClone(policy);
  edit(copy);
  return createGateSync({ policy: copy, catalog });
};
const gate = edited(() => {});
const told = ({ changes }) => changes.map(({ change, from, to }) => `${change.current} ${change.requested}: ${from} ${to}`);

describe("policies that say the same", () => {
  const edits = {
    "the same text": () => {},
    "a condition turned round": ({ rules }) => (rules[0].when = "!(usage.seats <= requested.limits.seats)"),
    "a definition for what a rule said": (candidate) => {
      candidate.let = { committed: candidate.rules[3].when };
      candidate.rules[3].when = "committed";
    },
    "rules in another order": ({ rules }) => rules.reverse(),
  };
  for (const [name, edit] of Object.entries(edits)) {
    test(name, () => assert.deepEqual(diff(gate, edited(edit)), { issues: [], same: true, settings: [], changes: [], notShown: [] }));
  }
});

describe("policies that warn otherwise", () => {
  test("other warnings are told, beside other outcomes and where they cannot be shown", () => {
    const warns = (when) => (candidate) => candidate.rules.push({ id: "w", when, warn: "w" });
    const withBoth = edited((candidate) => {
      warns("usage.seats > 90")(candidate);
      candidate.rules[0].when = "usage.seats >= requested.limits.seats";
    });
    const found = diff(edited(warns("usage.seats > 80")), withBoth).changes;
    assert.ok(found.some(({ from, to }) => from === "allow" && to === "deny"));
    assert.ok(found.some(({ from, to, parts }) => from === to && parts.includes("warnings")));
    assert.equal(found.at(-1).from, found.at(-1).to);
    const hidden = diff(edited(warns("usage.seats * usage.seats > 80")), edited(warns("usage.seats * usage.seats > 90")));
    assert.equal(hidden.same, false);
    assert.ok(hidden.notShown.every(({ what, rules }) => what.includes("warnings") && rules.includes("w")));
  });
});

describe("policies that differ", () => {
  test("a stricter threshold newly denies each change to a plan with a limit", () => {
    const found = diff(gate, edited(({ rules }) => (rules[0].when = "usage.seats >= requested.limits.seats")));
    assert.equal(found.same, false);
    assert.deepEqual(found.notShown, []);
    assert.equal(found.changes.length, 12);
    assert.ok(found.changes.every(({ from, to }) => from === "allow" && to === "deny"));
    assert.ok(!told(found).some((line) => line.includes(" enterprise")));
  });

  test("newly denied comes first, then undecided, then what became easier", () => {
    const found = diff(gate, edited(({ rules }) => {
      rules[0].when = "usage.seats > requested.limits.seats + 10";
      rules[1].when = "usage.projects >= requested.limits.projects";
    }));
    const order = found.changes.map(({ from, to }) => `${from} ${to}`);
    assert.deepEqual([...new Set(order)].slice(0, 3), ["allow deny", "allow undecided", "deny allow"]);
    assert.equal(order.at(-1), "deny allow");
  });

  test("other words for the same outcome are told last, with what differs", () => {
    const found = diff(gate, edited(({ rules }) => (rules[0].suggest = "Be fewer.")));
    assert.ok(found.changes.every(({ parts, from, to }) => from === "deny" && to === "deny" && parts.includes("customer") && !parts.includes("outcome")));
    assert.equal(found.changes.length, 12);
  });

  test("another timing changes dates, of downgrades alone", () => {
    const found = diff(gate, edited((candidate) => (candidate.timing = { upgrade: "now", crossgrade: "now", downgrade: "term_end" })));
    assert.deepEqual(found.settings, ["timing"]);
    assert.ok(found.changes.length > 0 && found.changes.every(({ parts }) => parts.includes("effectiveAt")));
    assert.ok(!told(found).some((line) => line.startsWith("free ")));
  });

  test("facts that are declared otherwise, guards and headlines", () => {
    const bounded = diff(gate, edited(({ facts }) => (facts["usage.seats"].max = 40)));
    assert.ok(told(bounded).includes("free enterprise: allow undecided"));
    const unguarded = diff(gate, edited((candidate) => (candidate.guards = { "same-plan": false })));
    assert.ok(told(unguarded).includes("starter starter: deny allow"));
    const headline = diff(gate, edited((candidate) => (candidate.headline = "First:")));
    assert.deepEqual([headline.same, headline.settings], [false, ["headline"]]);
  });

  test("what cannot be shown is said", () => {
    const own = (when) => createGateSync({
      policy: { plangate: 1, name: "own", facts: { "usage.seats": { type: "int" } }, rules: [{ id: "a", when, deny: "No." }] },
      catalog,
    });
    const odd = "usage.seats * usage.seats * usage.seats == 1771561 + usage.seats";
    const found = diff(own("usage.seats < -5"), own(`usage.seats < -5 || ${odd}`));
    assert.deepEqual(found.changes.filter(({ to }) => to === "deny"), []);
    assert.ok(found.notShown.some(({ what, rules }) => what.includes("allow to deny") && rules.includes("a")));
  });

  test("two catalogues, and gates without documents, are refused", () => {
    const other = createGateSync({ policy, catalog: { plangate: 1, plans: {} } });
    assert.equal(diff(gate, other).issues[0].code, "diff/other-catalog");
    assert.equal(diff(gate, createGateSync({ image: gate.image() })).issues[0].code, "diff/no-documents");
    const disposed = edited(() => {});
    disposed.dispose();
    assert.equal(diff(disposed, gate).issues[0].code, "diff/no-documents");
  });
});

const plan = (rank, a) => ({ name: "Plan", rank, price: `${rank}.00`, currency: "EUR", period: "1 month", ...(a !== null && { limits: { a } }) });
const plans = { plangate: 1, plans: { small: plan(0, 2), large: plan(1, 4), open: plan(2, "unlimited"), bare: plan(3, null) } };
const facts = {
  "usage.a": { type: "int", min: 0, max: 6 },
  "usage.b": { type: "int", min: 0, max: 2, optional: true },
  "customer.vip": { type: "bool" },
  "customer.country": { type: "string", values: ["DE", "FR"] },
};
const definitions = { crowded: "usage.a > requested.limits.a && !customer.vip", german: "customer.country == 'DE'" };
const atoms = [
  "usage.a > requested.limits.a", "usage.a >= 3", "usage.a != 4", "customer.vip", "crowded", "german", "!german", "has(usage.b)",
  "(has(usage.b) && usage.b > 0)", "change.direction == 'upgrade'", "usage.a > requested.limits.a + 1", "usage.a % 2 == 1",
  "(has(usage.b) && usage.a < usage.b)", "requested.code == 'large'", "[usage.a, 3].exists(x, x > 4)",
];
const domain = [];
for (let a = 0; a <= 6; a += 1) {
  for (const b of [null, 0, 1, 2]) for (const vip of [false, true]) for (const country of ["DE", "FR"]) domain.push({ usage: { a, b }, customer: { vip, country } });
}

function rule(random, id) {
  const atom = () => random.pick(atoms);
  const when = random.chance(1 / 3) ? atom() : `${atom()} ${random.pick(["&&", "||"])} ${atom()}`;
  const unless = random.chance(1 / 4) ? { unless: atom() } : {};
  const [effect, text] = random.pick([["deny", "No."], ["deny", "Never."], ["review", "Ask."], ["defer", "timestamp('2026-05-01T00:00:00Z')"], ["warn", "Mind."]]);
  return { id, when, ...unless, [effect]: text, ...(effect === "defer" && { message: "Later." }) };
}

/** Another version of a policy: a rule more, one less, or one that says something else. */
function version(random, { rules }) {
  const next = structuredClone(rules);
  const at = random.below(next.length);
  const how = random.below(4);
  if (how === 0) next.splice(at, 1);
  else if (how === 1) next.push(rule(random, "more"));
  else if (how === 2) next[at].when = `!(${rule(random, "x").when})`;
  else next[at] = rule(random, next[at].id);
  return next.length === 0 ? [rule(random, "only")] : next;
}

const KEY = ["outcome", "effectiveAt"];
const say = (decision) => KEY.map((part) => decision[part]).join(" ");

describe("random pairs of policies", () => {
  test("each difference of outcome or date is told or said not to be shown, and each that is told is one", () => {
    const random = new Random(8);
    let differing = 0;
    let alike = 0;
    for (let round = 0; round < 60; round += 1) {
      const first = { plangate: 1, name: "random", facts, let: definitions, rules: Array.from({ length: 1 + random.below(3) }, (_, i) => rule(random, `r${i}`)) };
      const [before, after] = [first.rules, version(random, first)].map((rules) => createGateSync({ policy: { ...first, rules }, catalog: plans }));
      const found = diff(before, after);
      const about = JSON.stringify([first.rules, found.changes.map(({ change, from, to }) => [change, from, to]), found.notShown]);
      for (const { change, facts: given, from, to, parts } of found.changes) {
        assert.deepEqual([before.decide(change, given).outcome, after.decide(change, given).outcome], [from, to], about);
        assert.ok(parts.length > 0 && parts.includes("outcome") === (from !== to), about);
      }
      const [known, open] = [found.changes, found.notShown].map((list) => new Set(list.map(({ change }) => JSON.stringify(change))));
      for (const current of Object.keys(plans.plans)) {
        for (const change of [...Object.keys(plans.plans).map((requested) => ({ current, requested })), { current, cancel: true }]) {
          const differs = domain.some((given) => say(before.decide(change, given)) !== say(after.decide(change, given)));
          const key = JSON.stringify(change);
          if (differs) assert.ok(known.has(key) || open.has(key), `${key} ${about}`);
          if (differs) differing += 1;
          else if (!known.has(key) && !open.has(key)) alike += 1;
        }
      }
      before.dispose();
      after.dispose();
    }
    assert.ok(differing > 150, `${differing}`);
    assert.ok(alike > 150, `${alike}`);
  });
});

test("what is no gate is told as such", () => {
  for (const none of [undefined, null, 5, {}]) {
    for (const call of [() => diff(none, gate), () => diff(gate, none), () => findings(none)]) assert.throws(call, { name: "TypeError", message: /must be a gate/ });
  }
  const deciding = createDeciding({ image: gate.image() });
  assert.deepEqual([findings(deciding), diff(gate, deciding).issues[0].code], [[], "diff/no-documents"]);
});
