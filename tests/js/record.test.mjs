// Records of decisions, and replaying them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { generator } from "../random.mjs";
import { builds, catalog, change, facts, now, policy } from "./gates.mjs";

const throwing = Object.defineProperty({}, "seats", { enumerable: true, get() { throw new Error("no"); } });
const throughJson = (record) => JSON.parse(JSON.stringify(record));

/** The same with its keys in another order, as a store may give it back. */
function reordered(value) {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).reverse().map((key) => [key, reordered(value[key])]));
}

function nested(depth) {
  let value = {};
  for (let i = 0; i < depth; i += 1) value = { value };
  return value;
}

/** A test on both builds. */
function onBoth(what, run) {
  for (const { name, entry } of builds) {
    const open = (more = {}) => entry.createGateSync({ policy: { ...policy(), ...more }, catalog: catalog() });
    test(`records ${what}, ${name}`, () => run({ entry, open, gate: open() }));
  }
}

onBoth("hold what was read and nothing else", ({ gate }) => {
  const record = gate.record(gate.decide({ ...change, note: 1 }, { ...facts({ usage: { seats: 4, colour: "red" } }), secret: 7 }));
  const { decision, digests, ...rest } = record;
  assert.deepEqual(rest, {
    plangate: 1, engine: "0.1.0", change,
    facts: { usage: { seats: 4, projects: 1, load: 0 }, customer: { name: "Ann", vip: false, bannedUntil: null }, now: now.toISOString() },
  });
  assert.deepEqual([decision.outcome, digests], ["deny", gate.digests]);
});

onBoth("replay to the same bytes on another gate", ({ open, gate }) => {
  const record = throughJson(gate.record(gate.decide(change, facts({ usage: { seats: 4 } }))));
  for (const stored of [record, reordered(record), JSON.stringify(record)]) {
    const { same, differences, decision, issues } = open().replay(stored);
    assert.deepEqual([same, differences, issues], [true, [], []]);
    assert.equal(JSON.stringify(decision), JSON.stringify(record.decision));
  }
});

onBoth("keep what JSON cannot say", ({ open }) => {
  const types = { ...policy().facts, "list.ints": { type: "list<int>" }, "list.times": { type: "list<timestamp>" }, "map.of": { type: "map<int>" } };
  const rules = [...policy().rules, { id: "l", when: "size(list.ints) > 1 || size(list.times) > 9 || size(map.of) > 9", deny: "Long." }];
  const wide = open({ facts: types, rules });
  const odd = [NaN, -0, Infinity, -Infinity, 7n, Symbol("s"), new Date(NaN), new Date(8.64e15), new Date(-8e14), now, {}, [], "\ud800", "x".repeat(200000)];
  const special = {
    usage: [...odd.map((seats) => ({ seats })), throwing, 7, "text"],
    customer: odd.map((bannedUntil) => ({ name: "Ann", vip: false, bannedUntil })),
    // eslint-disable-next-line no-sparse-arrays
    list: [...odd.map((item) => ({ ints: [1, item] })), { ints: [, 1] }, { times: [now, new Date(NaN)] }, { times: [] }, { ints: Array(5000).fill(1) }],
    map: [...odd.map((item) => ({ of: { "a/b~c": item } })), { of: { ["__proto__"]: 1, ["constructor"]: NaN, 2: 3, 1: 2 } }],
  };
  let count = 0;
  for (const [key, values] of Object.entries(special)) {
    for (const value of values) {
      const given = { ...facts(), list: { ints: [1], times: [now] }, map: { of: {} }, [key]: value };
      for (const asked of [change, { ...change, current: value }, { get current() { throw new Error("no"); } }, { ...change, cancel: value }, undefined, 7]) {
        const decision = wide.decide(asked, given);
        const replay = wide.replay(throughJson(wide.record(decision)));
        assert.deepEqual([replay.same, replay.differences], [true, []], JSON.stringify(wide.record(decision)));
        count += 1;
      }
    }
  }
  assert.ok(count > 300);
});

onBoth("replay alike whatever was decided", ({ gate }) => {
  const random = generator(7);
  const pick = (...choices) => choices[Math.floor(random() * choices.length)];
  for (let i = 0; i < 1000; i += 1) {
    const given = facts({ usage: { seats: pick(1, 4, undefined, NaN, null), load: pick(0, 0.75, -0, "x") }, customer: { bannedUntil: pick(null, now, "2026-03-01T00:00:00Z", new Date(0)) } });
    const decision = gate.decide({ current: pick("free", "pro", "gone"), requested: pick("free", "big", 3) }, given);
    assert.ok(gate.replay(throughJson(gate.record(decision))).same);
  }
});

onBoth("tell what is different", ({ entry, open, gate }) => {
  const record = gate.record(gate.decide(change, facts({ usage: { seats: 4 } })));
  const renamed = open({ name: "other" });
  assert.deepEqual((({ same, differences }) => [same, differences])(renamed.replay(record)), [false, ["policy"]]);
  const stricter = open({ rules: [...policy().rules, { id: "more", when: "usage.seats > 3", deny: "More than 3." }] });
  const { same, differences, decision } = stricter.replay(record);
  assert.deepEqual([same, differences, decision.reasons.length], [false, ["policy", "reasons", "customer"], 2]);
  assert.deepEqual(open().replay({ ...record, engine: "0.0.9" }).differences, ["engine"]);
  const forged = { ...record, decision: { ...record.decision, outcome: "allow" } };
  assert.deepEqual(gate.replay(forged).differences, ["outcome"]);
  const larger = entry.createGateSync({ policy: policy(), catalog: { ...catalog(), plans: { ...catalog().plans, free: { ...catalog().plans.pro, name: "Free" } } } });
  assert.deepEqual(larger.replay(record).differences.slice(0, 2), ["catalog", "outcome"]);
});

onBoth("keep what providers failed to find out", async ({ open, gate }) => {
  const decision = await gate.decideWith(change, { usage: () => { throw new Error("down"); } }, { facts: { ...facts(), usage: undefined } });
  const record = throughJson(gate.record(decision));
  assert.deepEqual(record.issues.map(({ code }) => code), ["facts/provider-failed"]);
  assert.ok(open().replay(record).same);
});

onBoth("are of decisions before an update or a swap, too", ({ open, gate }) => {
  const own = open();
  const decision = own.decide(change, facts({ usage: { seats: 4 } }));
  own.load({ policy: { ...policy(), rules: [] } });
  const record = throughJson(own.record(decision));
  assert.deepEqual(record.digests, gate.digests);
  assert.ok(gate.replay(record).same);
  own.dispose();
  const refused = own.record(own.decide(change, facts()));
  assert.deepEqual([refused.decision.issues[0].code, refused.change], ["engine/disposed", change]);
});

onBoth("that are none are refused with every issue", ({ gate }) => {
  const codes = (record) => {
    const { same, decision, issues } = gate.replay(record);
    assert.deepEqual([same, decision], [false, null]);
    return issues.map(({ code, document, path }) => `${code} ${document}:${path}`);
  };
  const cyclic = {};
  cyclic.self = cyclic;
  for (const bad of [undefined, () => 1, 5n, cyclic, throwing, nested(100000)]) assert.deepEqual(codes(bad), ["json/not-serializable record:"]);
  for (const bad of [null, 7, [], "7"]) assert.deepEqual(codes(bad), ["document/wrong-type record:"]);
  assert.deepEqual(codes("{"), ["json/syntax record:"]);
  assert.deepEqual(codes({ plangate: 2, change: {}, facts: 1, digests: {}, decision: [], special: { "/facts/usage/seats": "odd" } }),
    ["document/version record:/plangate", "document/wrong-type record:/facts", "document/wrong-type record:/decision",
      "document/bad-value record:/special/~1facts~1usage~1seats"]);
});

onBoth("with parts of other kinds have issues, or other decisions, and never throw", ({ gate }) => {
  const record = throughJson(gate.record(gate.decide(change, facts())));
  for (const odd of [5, "x", true, [1]]) {
    for (const part of ["change", "facts", "digests", "decision", "special"]) {
      assert.deepEqual(gate.replay({ ...record, [part]: odd }).issues.map(({ path }) => path), [`/${part}`]);
    }
    assert.deepEqual(gate.replay({ ...record, issues: odd }).issues.map(({ path }) => path), ["/issues"]);
  }
  const deep = JSON.stringify(record).replace('"outcome":"allow"', `"outcome":${"[".repeat(100000)}${"]".repeat(100000)}`);
  for (const text of [deep, { ...record, decision: { ...record.decision, outcome: nested(2000) } }]) {
    const { same, differences } = gate.replay(text);
    assert.deepEqual([same, differences], [false, ["outcome"]]);
  }
  const fewer = { ...record.decision };
  delete fewer.reasons;
  assert.deepEqual(gate.replay({ ...record, decision: fewer }).differences, ["reasons"]);
  assert.equal(gate.replay({ ...record, decision: { ...record.decision, more: 1 } }).same, false);
});

onBoth("that tell of items that they do not have are not decided as if they had them", ({ entry }) => {
  const document = { ...policy(), facts: { "usage.tags": { type: "list<string>" }, "usage.counts": { type: "map<int>" } },
    rules: [{ id: "tags", when: "'x' in usage.tags || 'x' in usage.counts", deny: "No." }] };
  const gate = entry.createGateSync({ policy: document, catalog: catalog() });
  const record = throughJson(gate.record(gate.decide(change, { usage: { tags: ["a"], counts: { a: 1 } } })));
  assert.equal(record.decision.outcome, "allow");
  for (const item of ["tags/1", "tags/4000000000", "tags/x", "tags/-1", "counts/b", "counts/1", "counts/a/b/c"]) {
    const { decision } = gate.replay({ ...record, special: { [`/facts/usage/${item}`]: "NaN" } });
    assert.equal(decision.outcome, "undecided", item);
  }
});

onBoth("are of decisions that a gate made, and of nothing else", ({ gate }) => {
  for (const none of [undefined, null, 5, "allow", {}, gate.decide(change, facts()).toJSON(), gate]) {
    assert.throws(() => gate.record(none), { name: "TypeError", message: /^Only a decision that a gate made/ });
  }
});

onBoth("keep the locale that was asked for, whatever was spoken", ({ entry }) => {
  const document = { plangate: 1, name: "spoken", locale: "en", headline: { en: "First:", de: "Zuerst:" }, facts: { "usage.seats": { type: "int" } },
    rules: [{ id: "a", when: "usage.seats > 1", deny: { en: "No.", de: "Nein.", "de-AT": "Na." }, suggest: { en: "Less", de: "Weniger" } },
      { id: "b", when: "usage.seats > 2", deny: { en: "Nor this.", de: "Auch das nicht." }, suggest: "Still less" }] };
  const gate = entry.createGateSync({ policy: document, catalog: catalog() });
  for (const [seats, headline, locale] of [[2, "Zuerst:", "de"], [3, "First:", "en"]]) {
    const decision = gate.decide(change, { usage: { seats } }, { locale: "de-AT" });
    assert.deepEqual([decision.reasons[0].message, decision.customer.headline, decision.customer.locale], ["Na.", headline, locale]);
    const record = throughJson(gate.record(decision));
    assert.equal(record.locale, "de-AT");
    assert.ok(gate.replay(record).same);
    assert.deepEqual(gate.replay({ ...record, locale: undefined }).differences, ["reasons"]);
  }
});

onBoth("tell that another language than English was asked for, where the policy states none", ({ entry }) => {
  const seats = { type: "int", min: 0, actionable: "decrease" };
  const spoken = { plangate: 1, name: "p", facts: { "usage.seats": seats }, rules: [{ id: "seats", when: "usage.seats > 3", deny: "Zu viele." }] };
  const plan = { name: "Plan", price: "1.00", currency: "GBP", period: "1 month" };
  const gate = entry.createGateSync({ policy: spoken, catalog: { plangate: 1, plans: { a: plan, b: plan } } });
  for (const [locale, list] of [["de", ["Zu viele."]], ["en", ["Reduce seats to 3 or less"]]]) {
    const decision = gate.decide({ current: "a", requested: "b" }, { usage: { seats: 7 } }, { locale });
    assert.deepEqual(decision.customer.list, list);
    assert.equal(gate.replay(JSON.stringify(gate.record(decision))).same, true);
  }
});
