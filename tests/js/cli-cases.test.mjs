// `plangate test`: cases beside a policy, and what they do not cover.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { plangate, write } from "./command.mjs";

/** What cases of the tests share. */
const runCases = (cases, ...more) => plangate(["test", "policy.json", "catalog.json", write("cases.json", JSON.stringify(cases)), ...more]);
const shared = {
  change: { current: "professional", requested: "starter" },
  facts: { usage: { seats: 10, projects: 20 }, subscription: { unpaidInvoices: 0, committedUntil: null }, now: "2026-01-15T10:00:00Z" },
};

test("plangate test covers exceptions, counts a rule with `each` once, what is not known as no side, and literals not at all", () => {
  const facts = { "usage.seats": { type: "int", kind: "stock" }, "usage.calls": { type: "int", kind: "quota" }, "actor.vip": { type: "bool" } };
  const rules = [
    { id: "each", each: "usage.*", when: "it.kind == 'stock' && it.used > 3", unless: "actor.vip", deny: "x" },
    { id: "always", when: "true", warn: "x" },
  ];
  const file = write("each.json", JSON.stringify({ plangate: 1, name: "each", facts, rules }));
  const covered = (...cases) => {
    const named = write("cases.json", JSON.stringify({ change: { current: "professional", requested: "starter", actor: { vip: false } }, facts: { usage: { seats: 4, calls: 4 } }, cases }));
    return JSON.parse(plangate(["test", file, "catalog.json", named, "--json"]).stdout).coverage;
  };
  const denied = { expect: { outcome: "deny" } };
  const few = { facts: { usage: { seats: 1 } }, expect: { outcome: "allow" } };
  const nobody = { without: ["actor.vip"], expect: { outcome: "undecided", needs: ["actor.vip"] } };
  assert.deepEqual(covered(denied, few, nobody), { sides: 8, reached: 7, gaps: [{ rule: "each", part: "actor.vip", never: "true" }] });
  assert.deepEqual(covered(denied, few, { change: { actor: { vip: true } }, expect: { outcome: "allow" } }).gaps, []);
});

describe("plangate test", () => {
  test("says what is different, and fails", () => {
    const { status, stdout } = runCases({ ...shared, cases: [
      { name: "fine", expect: { outcome: "allow" } },
      { name: "too many", facts: { usage: { seats: 11 } }, expect: { outcome: "allow", reasons: ["unpaid-invoices"], customer: { list: [] } } },
    ] });
    assert.equal(status, 1);
    assert.equal(stdout.split("\n").slice(0, 7).join("\n"), `ok   fine
FAIL too many
     outcome: expected "allow", got "deny"
     reasons: expected ["unpaid-invoices"], got ["seats-over-limit"]
     customer.list: expected [], got ["Reduce your team size to 10 members or less"]

2 cases, 1 failed`);
  });

  test("puts what cases share together with what they say, and leaves out what they are without", () => {
    const needs = (item) => {
      const { stdout } = runCases({ ...shared, cases: [{ expect: { needs: [] }, ...item }] }, "--json");
      const [{ differences }] = JSON.parse(stdout).cases;
      return differences.map((line) => line.replace(/.*got /, "")).join();
    };
    assert.equal(needs({}), "");
    assert.equal(needs({ without: ["usage.seats", "no.such.fact"] }), '["usage.seats"]');
    assert.equal(needs({ without: ["usage"] }), '["usage.seats","usage.projects"]');
    assert.equal(needs({ facts: { usage: { projects: 21 } } }), "");
    assert.equal(needs({ facts: { usage: 7 } }), '["usage.seats","usage.projects"]');
  });

});

describe("what cases cover", () => {
  test("shows which rules and which sides of conditions no case reached", () => {
    const { status, stdout } = runCases({ ...shared, cases: [{ expect: { outcome: "allow" } }, { facts: { usage: { seats: 11 } }, expect: { outcome: "deny" } }] });
    assert.equal(status, 0);
    assert.match(stdout, /^reached: \d+ of 26 sides of conditions$/m);
    assert.match(stdout, /^never fired +subscription\.unpaidInvoices > 0 +unpaid-invoices$/m);
    assert.match(stdout, /^never true +has\(subscription\.committedUntil\) +commitment$/m);
    assert.match(stdout, /^never evaluated +now < subscription\.committedUntil +commitment$/m);
    assert.ok(!/^never evaluated +now +commitment$/m.test(stdout), "conditions only");
    assert.ok(!stdout.includes("usage.seats"));
    assert.equal(runCases({ ...shared, cases: [{ expect: { outcome: "allow" } }] }, "--strict").status, 1);
    const { coverage } = JSON.parse(runCases({ ...shared, cases: [{ expect: { outcome: "allow" } }] }, "--json").stdout);
    assert.ok(coverage.gaps.some(({ rule, part, never }) => rule === "seats-over-limit" && part.startsWith("usage.seats") && never === "fired"));
  });

  test("a folder has policy.json, catalog.json and cases.json", () => {
    assert.match(plangate(["test", "."]).stdout, /^9 cases, all passed$/m);
  });

  test("a case that says nothing, or something that means nothing, fails", () => {
    const { stdout } = runCases({ ...shared, cases: [{ name: "a" }, { name: "b", expect: { outcom: "allow" } }, { name: "c", expekt: {}, expect: { outcome: "allow" } }, { name: "d", without: 7, expect: { outcome: "undecided" } }, null] });
    assert.match(stdout, /^FAIL a\n {5}a case needs "expect"$/m);
    assert.match(stdout, /^FAIL b\n {5}outcom: a decision has no such part$/m);
    assert.match(stdout, /^FAIL c\n {5}"expekt" means nothing$/m);
    assert.match(stdout, /^FAIL d\n {5}"without" must be a list of facts' paths$/m);
    assert.match(stdout, /^FAIL case 5\n {5}a case needs "expect"$/m);
  });

  test("a part that is expected to be empty is compared, and a change that nobody reads is told", () => {
    const { stdout } = runCases({ ...shared, cases: [
      { name: "a", expect: { customer: {} } },
      { name: "b", change: { requsted: "free" }, expect: { outcome: "allow" } },
      { name: "c", facts: [], expect: { outcome: "undecided" } },
      { name: "d", facts: { usage: { seats: 11 } }, expect: { reasons: [{ facts: {} }] } },
      { name: "e", facts: { usage: { seats: 11 } }, expect: { reasons: [{ facts: { "usage.seats": 11 } }] } },
    ] });
    assert.match(stdout, /^FAIL a\n {5}customer: expected \{\}, got \{"headline"/m);
    assert.match(stdout, /^FAIL b\n {5}"requsted" means nothing$/m);
    assert.match(stdout, /^FAIL c\n {5}"change" and "facts" must be objects$/m);
    assert.match(stdout, /^FAIL d\n {5}reasons: /m);
    assert.match(stdout, /^ok {3}e$/m);
  });

  test("a key that stands twice is a mistake of the call, with its place", () => {
    const twice = write("twice.json", '{\n  "cases": [{ "expect": { "outcome": "deny", "outcome": "allow" } }]\n}');
    const { status, stderr } = plangate(["test", "policy.json", "catalog.json", twice]);
    assert.deepEqual([status, stderr], [2, `${twice}:2:46: The key "outcome" stands here more than once.\n`]);
  });

  test("files that hold no cases are mistakes of the call", () => {
    for (const [content, message] of [[[], 'must be an object with "cases"'], [{ cases: [] }, "There are no cases."], [{ cases: [], fact: 1 }, '"fact" means nothing'], [{ cases: [], change: 5 }, '"change" must be an object'], [{ cases: [], facts: [] }, '"facts" must be an object']]) {
      const { status, stderr } = runCases(content);
      assert.equal(status, 2);
      assert.ok(stderr.includes(message), stderr);
    }
  });
});
