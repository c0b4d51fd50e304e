// Explanations: every rule with the value of each part, as data and as text, alike on both builds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { builds, catalog, change, facts, now, policy } from "./gates.mjs";

const plan = catalog().plans.free;

/** The explanation of one condition. */
function explainOne(entry, when, declared, given, more = {}) {
  const rules = [{ id: "it", when, deny: "No.", ...more }];
  const gate = entry.createGateSync({ policy: { plangate: 1, name: "one", facts: declared, rules }, catalog: { plangate: 1, plans: { a: plan, b: plan } } });
  return gate.explain({ current: "a", requested: "b" }, given).rules.at(-1);
}

/** source -> what it was, of a part and all below it. */
function worth(part) {
  const { source, times, value, unknown, error, parts } = part;
  const own = times === 0 ? "not evaluated" : error?.code ?? unknown ?? value;
  return Object.assign({ [source]: own }, ...parts.map(worth));
}

/** A test on both builds. */
function onBoth(what, run) {
  for (const { name, entry } of builds) {
    const explain = (...args) => explainOne(entry, ...args);
    test(`${what}, ${name}`, () => run({ entry, explain, parts: (...args) => worth(explain(...args).when) }));
  }
}

const ints = { "usage.a": { type: "int" }, "usage.b": { type: "int" } };

onBoth("has every rule, in the policy's order behind the guards, and the decision itself", ({ entry }) => {
  const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });
  const given = facts({ usage: { seats: 4, load: 0.75 } });
  const explanation = gate.explain(change, given);
  assert.deepEqual(explanation.rules.map(({ rule, effect, result }) => `${rule} ${effect} ${result}`), [
    "guard/requested-unknown undecided quiet", "guard/current-unknown undecided quiet", "guard/not-selectable deny quiet",
    "guard/same-plan deny quiet", "seats deny fired", "projects deny quiet", "load deny fired", "banned deny quiet",
  ]);
  assert.equal(JSON.stringify(explanation.decision), JSON.stringify(gate.decide(change, given)));
  assert.deepEqual(Object.keys(JSON.parse(JSON.stringify(explanation))), ["decision", "rules"]);
});

onBoth("shows every name, call and operator with its place", ({ explain }) => {
  const { when, code, result } = explain("usage.a + 1 > size('héé') && !(usage.b in [1, 2])", ints, { usage: { a: 3, b: 4 } }, { code: "stable" });
  assert.deepEqual([code, result], ["stable", "fired"]);
  assert.deepEqual(worth(when), {
    "usage.a + 1 > size('héé') && !(usage.b in [1, 2])": true, "usage.a + 1 > size('héé')": true, "usage.a + 1": 4, "usage.a": 3,
    "size('héé')": 3, "!(usage.b in [1, 2])": true, "usage.b in [1, 2]": false, "usage.b": 4, "[1, 2]": [1, 2],
  });
  assert.deepEqual(when.parts.map(({ range, type }) => [...range, type]), [[0, 25, "bool"], [29, 49, "bool"]]);
});

onBoth("keeps the brackets of operands, and one level for a chain", ({ explain }) => {
  const { when } = explain("(usage.a > 1 || usage.b > 1) && usage.a < 9 && (usage.b < 9 && usage.a != 5)", ints, { usage: { a: 3, b: 0 } });
  assert.deepEqual(when.parts.map(({ source }) => source), ["usage.a > 1 || usage.b > 1", "usage.a < 9", "usage.b < 9", "usage.a != 5"]);
  assert.equal(when.source, "(usage.a > 1 || usage.b > 1) && usage.a < 9 && (usage.b < 9 && usage.a != 5)");
});

onBoth("says what was not evaluated", ({ parts }) => {
  assert.deepEqual(parts("usage.a > 1 && usage.b > 1", ints, { usage: { a: 0, b: 2 } }), {
    "usage.a > 1 && usage.b > 1": false, "usage.a > 1": false, "usage.a": 0, "usage.b > 1": "not evaluated", "usage.b": "not evaluated" });
  assert.deepEqual(parts("usage.a > 1 ? usage.b > 1 : usage.b > 2", ints, { usage: { a: 0, b: 2 } }), {
    "usage.a > 1 ? usage.b > 1 : usage.b > 2": false, "usage.a > 1": false, "usage.a": 0,
    "usage.b > 1": "not evaluated", "usage.b": 2, "usage.b > 2": false });
});

onBoth("says which facts an unknown part needs, and why one has no value", ({ explain, parts }) => {
  const unknown = explain("usage.a > usage.b || usage.a / usage.b == 1", ints, { usage: { a: 4 } });
  assert.deepEqual([unknown.result, unknown.when.unknown, unknown.when.value], ["unknown", ["usage.b"], undefined]);
  const failed = explain("usage.a / usage.b == 1", ints, { usage: { a: 4, b: 0 } });
  assert.deepEqual([failed.result, failed.when.error], ["error", { code: "eval/divide-by-zero", message: "a number was divided by zero" }]);
  assert.deepEqual(parts("usage.a / usage.b == 1", ints, { usage: { a: 4, b: "x" } })["usage.b"], ["usage.b"]);
});

onBoth("shows the element that settled a loop, and how many there were", ({ explain, parts }) => {
  const declared = { "usage.list": { type: "list<int>" } };
  const { when } = explain("usage.list.exists(x, x * 2 > 4)", declared, { usage: { list: [1, 2, 3, 4] } });
  assert.deepEqual(worth(when), {
    "usage.list.exists(x, x * 2 > 4)": true, "usage.list": [1, 2, 3, 4], "x * 2 > 4": true, "x * 2": 6, x: 3 });
  assert.deepEqual(when.parts.map(({ times }) => times), [1, 3]);
  assert.deepEqual(parts("usage.list.filter(x, x > 1).map(y, y + 1) == [3]", declared, { usage: { list: [1, 2] } })["y + 1"], 3);
  assert.equal(parts("usage.list.all(x, x > 1)", declared, { usage: { list: [] } })["x > 1"], "not evaluated");
});

onBoth("has a value of every type, as JSON can say it", ({ explain }) => {
  const declared = {
    "f.bool": { type: "bool" }, "f.int": { type: "int" }, "f.double": { type: "double" }, "f.string": { type: "string" },
    "f.time": { type: "timestamp" }, "f.span": { type: "duration" }, "f.money": { type: "money" }, "f.none": { type: "int", optional: true },
    "f.map": { type: "map<int>" } };
  const given = { f: { bool: true, int: -7, double: 0.5, string: "a\"ü", time: now, span: "90m", money: "9.90 GBP", none: null, map: { b: 1, a: 2 } } };
  const types = {
    "f.bool": ["bool", true], "f.int": ["int", -7], "f.double": ["double", 0.5], "f.string": ["string", "a\"ü"],
    "f.time": ["timestamp", "2026-01-15T10:00:00Z"], "f.span": ["duration", "5400s"], "f.money": ["money", "9.90 GBP"],
    "f.map": ["map", { a: 2, b: 1 }], "f.map[?'b']": ["optional", 1], "f.map[?'z']": ["optional", null], "type(f.int)": ["type", "int"],
    "bytes(f.string)": ["bytes", "YSLDvA=="], "uint(7)": ["uint", 7], "f.int * 9007199254740993": ["int", "-63050394783186951"],
    "f.double / 0.0": ["double", "+infinity"], "requested.limits.projects": ["int", 5], "current.limits.seats": ["int", 3],
    "duration('48h')": ["duration", "172800s"],
  };
  for (const [source, [type, value]] of Object.entries(types)) {
    const { when } = explain(`dyn(f.bool) != ${source} || f.bool`, declared, given);
    const find = (part) => (part.source === source ? part : part.parts.map(find).find(Boolean));
    const found = find(when);
    assert.ok(found, source);
    const shown = source === "f.double / 0.0" ? String(found.value).replace(/.*inf.*/i, "+infinity") : found.value;
    assert.deepEqual([found.type, shown], [type, value], source);
  }
  assert.deepEqual(explain("has(f.none)", declared, given).when.value, false);
  assert.deepEqual(explain("requested.limits.seats > 2", { "f.a": { type: "int" } }, {}).when.parts[0].type, "int");
});

onBoth("cuts what is long", ({ parts }) => {
  const declared = { "f.list": { type: "list<int>" }, "f.text": { type: "string" }, "f.map": { type: "map<int>" } };
  const map = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`k${String(i).padStart(2, "0")}`, i]));
  const given = { f: { list: Array.from({ length: 25 }, (_, i) => i), text: "ü".repeat(150), map } };
  const { "f.list": list, "f.text": text, "f.map": cut } = parts("f.list == [1] || f.text == '' || f.map == {}", declared, given);
  assert.deepEqual([list.length, list.at(-1)], [21, "…"]);
  assert.equal(text, `${"ü".repeat(100)}…`);
  assert.deepEqual([Object.keys(cut).length, cut["…"]], [21, "…"]);
});

onBoth("shows a condition that is nothing but a literal or a fact", ({ parts }) => {
  assert.deepEqual(parts("true", {}, {}), { true: true });
  assert.deepEqual(parts("1 > 2", {}, {}), { "1 > 2": false });
  assert.deepEqual(parts("f.b", { "f.b": { type: "bool" } }, { f: { b: true } }), { "f.b": true });
});

onBoth("shows the member of each, and the date of what defers", ({ entry }) => {
  const gate = entry.createGateSync({
    policy: { plangate: 1, name: "p", facts: { ...ints, "f.until": { type: "timestamp" }, "f.later": { type: "timestamp" } }, rules: [
      { id: "limit", each: "usage.*", when: "it.used > 2", deny: "No." },
      { id: "wait", when: "usage.a > 0", defer: "f.until", message: "Wait." },
      { id: "longer", when: "usage.a > 1", defer: "f.later + duration('1h')", message: "Wait." },
    ] },
    catalog: { plangate: 1, plans: { a: plan, b: plan } },
  });
  const { rules } = gate.explain({ current: "a", requested: "b" }, { usage: { a: 1, b: 3 }, f: { until: now, later: now }, now });
  assert.deepEqual(rules.slice(4).map(({ rule, name: member, result }) => [rule, member, result]), [
    ["limit", "a", "quiet"], ["limit", "b", "fired"], ["wait", undefined, "fired"], ["longer", undefined, "quiet"]]);
  assert.deepEqual(worth(rules[5].when), { "it.used > 2": true, "it.used": 3 });
  assert.deepEqual(worth(rules[6].defer), { "f.until": "2026-01-15T10:00:00Z" });
  assert.equal(rules[7].defer, undefined);
});

onBoth("reads as a tree", ({ entry }) => {
  const gate = entry.createGateSync({
    policy: { plangate: 1, name: "p", facts: ints, guards: { "requested-unknown": false, "current-unknown": false, "not-selectable": false },
      rules: [{ id: "both", when: "usage.a > 2 &&\n  usage.b > 2", deny: "No." }] },
    catalog: { plangate: 1, plans: { a: plan, b: plan } },
  });
  assert.equal(String(gate.explain({ current: "a", requested: "b" }, { usage: { a: 3 } })), `outcome: undecided
guard/same-plan: deny         quiet
both: deny                    unknown
  usage.a > 2 && usage.b > 2  unknown: needs usage.b
    usage.a > 2               true
      usage.a                 3
    usage.b > 2               unknown: needs usage.b
      usage.b                 unknown: needs usage.b
`);
});

onBoth("never throws, and says the same after the engine had to be replaced", ({ entry }) => {
  const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });
  for (const bad of [undefined, null, 7, { get current() { throw new Error("no"); } }]) {
    assert.equal(gate.explain(bad, bad).decision.outcome, "undecided");
  }
  gate.dispose();
  const { decision, rules } = gate.explain(change, facts());
  assert.deepEqual([decision.issues[0].code, rules], ["engine/disposed", []]);
});

onBoth("takes policies as bytes", ({ entry }) => {
  const gate = entry.createGateSync({ policy: new TextEncoder().encode(JSON.stringify(policy())), catalog: catalog() });
  assert.equal(gate.explain(change, facts()).rules.at(-1).when.source, "has(customer.bannedUntil) && now < customer.bannedUntil");
});
