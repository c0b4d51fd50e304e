// The command as a user runs it: a process of its own, in a folder with documents.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { examples } from "../../js/cli/examples.js";

const command = fileURLToPath(new URL("../../js/bin/plangate.js", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "plangate-cli-"));
const documents = path.join(folder, "examples");
mkdirSync(documents);
for (const name of ["policy", "catalog", "facts", "cases"]) cpSync(new URL(`../../examples/${name}.json`, import.meta.url), path.join(documents, `${name}.json`));
after(() => rmSync(folder, { recursive: true }));

function plangate(args, { input = "", cwd = documents, env = {} } = {}) {
  const uncoloured = { ...process.env, ...env };
  for (const name of ["NO_COLOR", "FORCE_COLOR"]) if (!(name in env)) delete uncoloured[name];
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { input, cwd, env: uncoloured, encoding: "utf8" });
  return { status, stdout, stderr };
}

const write = (name, text) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const policy = JSON.parse(readFileSync(path.join(documents, "policy.json"), "utf8"));

describe("plangate --help", () => {
  for (const [name, lines] of Object.entries(examples)) {
    for (const line of lines) {
      test(line, () => {
        assert.match(plangate([name, "--help"]).stdout, new RegExp(line.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")));
        const { status, stderr } = plangate(line.split(" ").slice(1));
        assert.deepEqual([status, stderr], [0, ""]);
      });
    }
  }

  test("without a command it shows the commands", () => {
    const { status, stdout } = plangate([]);
    assert.equal(status, 2);
    for (const name of Object.keys(examples)) assert.match(stdout, new RegExp(`^ *${name} `, "m"));
  });

  test("the version is the package's", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../js/package.json", import.meta.url), "utf8"));
    assert.equal(plangate(["--version"]).stdout.trim(), version);
  });
});

describe("plangate check", () => {
  test("shows each issue under its line, in the order of lines", () => {
    const file = write("bad.json", `{
  "plangate": 1, "name": "bad",
\t"headline": "Hello {currrent.name}",
  "facts": { "usage.seats": { "type": "int" } },
  "rules": [
    { "id": "a", "when": "usage.seat > 3", "deny": "x" }
  ]
}`);
    const { status, stdout } = plangate(["check", file], { cwd: folder });
    assert.equal(status, 1);
    assert.equal(stdout, `${file}:3:22: error expr/unknown-name  There is no "currrent.name". Did you mean "current.name"?
3 | \t"headline": "Hello {currrent.name}",
  | \t                    ^^^^^^^^^^^^^

${file}:6:27: error expr/unknown-name  There is no "usage.seat". Did you mean "usage.seats"?
6 |     { "id": "a", "when": "usage.seat > 3", "deny": "x" }
  |                           ^^^^^^^^^^

2 errors
`);
  });

  test("finds the place in a document of one long line", () => {
    const rules = Array.from({ length: 50 }, (_, i) => ({ id: `r${i}`, when: i === 40 ? "usage.saets > 3" : "true", deny: "x" }));
    const { stdout } = plangate(["check", "-"], { input: JSON.stringify({ ...policy, headline: "x", rules }) });
    const [, shown, carets] = stdout.split("\n");
    assert.equal(shown.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1), "usage.saets");
    assert.ok(shown.length < 120);
  });

  test("warnings fail only when asked to", () => {
    const catalog = JSON.parse(readFileSync(path.join(documents, "catalog.json"), "utf8"));
    delete catalog.plans.free.limits;
    const file = write("incomplete.json", JSON.stringify(catalog, null, 2));
    const { status, stdout } = plangate(["check", "policy.json", file]);
    assert.equal(status, 0);
    assert.match(stdout, /warning catalog\/missing-limit/);
    assert.match(stdout, /^1 warning$/m);
    assert.equal(plangate(["check", "policy.json", file, "--strict"]).status, 1);
  });

  test("--json prints what createGate says", () => {
    const { stdout, status } = plangate(["check", "-", "--json"], { input: "{}" });
    assert.equal(status, 1);
    assert.ok(JSON.parse(stdout).issues.every(({ code }) => code === "document/missing-field"));
  });

  test("colours only where they are wanted", () => {
    const escape = "\u001b";
    assert.ok(!plangate(["check", "-"], { input: "{" }).stdout.includes(escape));
    assert.ok(plangate(["check", "-"], { input: "{", env: { FORCE_COLOR: "1" } }).stdout.includes(escape));
    assert.ok(!plangate(["check", "--help"]).stdout.includes(escape));
  });
});

describe("plangate decide", () => {
  const change = ["decide", "policy.json", "catalog.json", "--current", "professional", "--requested", "free"];
  const outcome = (...args) => JSON.parse(plangate([...change, "--json", ...args]).stdout).outcome;
  const known = ["--fact", "usage.seats=2", "--fact=usage.projects=1", "--fact", "subscription.unpaidInvoices=0"];

  test("takes facts from options, a file and standard input", () => {
    assert.equal(outcome(...known), "undecided");
    assert.equal(outcome(...known, "--fact", "subscription.committedUntil=null"), "allow");
    assert.equal(outcome(...known, "--fact", "subscription.committedUntil=2030-01-01T00:00:00Z", "--now", "2026-01-01T00:00:00Z"), "deny");
    const facts = write("facts.json", JSON.stringify({ usage: { seats: 12, projects: 1 } }));
    assert.equal(outcome("--facts", facts), "deny");
    const { stdout } = plangate([...change, "--json", "--facts", "-"], { input: readFileSync(facts) });
    assert.equal(JSON.parse(stdout).outcome, "deny");
  });

  test("shows what the customer sees, the reasons and the needs", () => {
    const { stdout } = plangate([...change, "--fact", "usage.seats=12"]);
    assert.match(stdout, /^outcome {2}deny \(incomplete: reasons may be missing\)$/m);
    assert.match(stdout, /^seats-over-limit +12 +3 +9$/m);
    assert.match(stdout, /^needs +usage\.projects/m);
    assert.match(stdout, /^ {2}- Reduce your team size to 3 members or less$/m);
  });

  test("a wrong fact is an issue of the decision", () => {
    const { stdout, status } = plangate([...change, "--fact", "usage.seats=many"]);
    assert.equal(status, 0);
    assert.match(stdout, /facts\/usage\/seats: error facts\/wrong-type/);
    assert.match(stdout, /^outcome {2}undecided/m);
  });

  test("refused documents are told like those of check", () => {
    const { stdout, status } = plangate(["decide", write("no.json", "{}"), "catalog.json"]);
    assert.equal(status, 1);
    assert.match(stdout, /document\/missing-field/);
  });
});

describe("plangate explain, compare and quote", () => {
  const documentsNamed = ["policy.json", "catalog.json"];
  const asked = [...documentsNamed, "--current", "professional", "--requested", "free", "--facts", "facts.json"];

  test("explain shows each part, and what is wrong with the facts", () => {
    const { stdout } = plangate(["explain", ...asked, "--fact", "usage.projects=many"]);
    assert.match(stdout, /^outcome: deny$/m);
    assert.match(stdout, /^seats-over-limit: deny +fired$/m);
    assert.match(stdout, /^ {4}usage\.seats +12$/m);
    assert.match(stdout, /^ {4}usage\.projects +unknown: needs usage\.projects$/m);
    assert.match(stdout, /^ {4}now < subscription\.committedUntil +not evaluated$/m);
    assert.match(stdout, /facts\/usage\/projects: error facts\/wrong-type/);
  });

  test("explain --json has the decision and the rules", () => {
    const { decision, rules } = JSON.parse(plangate(["explain", ...asked, "--json"]).stdout);
    assert.equal(decision.outcome, "deny");
    assert.deepEqual(rules.find(({ rule }) => rule === "unpaid-invoices").when.parts[0].value, 0);
  });

  test("compare has a line for each plan, and says what is missing", () => {
    const compared = (...more) => plangate(["compare", ...documentsNamed, "--current", "professional", ...more]).stdout;
    const [free, starter, enterprise] = compared("--facts", "facts.json").split("\n");
    assert.match(free, /^free +deny +Free allows 3 members and your team has 12\.$/);
    assert.match(starter, /^starter +deny +Starter allows 10 members/);
    assert.match(enterprise, /^enterprise +allow *$/);
    assert.match(compared(), /^enterprise +undecided +needs usage\.seats, usage\.projects, subscription\.unpaidInvoices$/m);
    assert.deepEqual(JSON.parse(compared("--json")).map(({ plan }) => plan), ["free", "starter", "enterprise"]);
    const none = write("none.json", JSON.stringify({ plangate: 1, plans: {} }));
    assert.match(plangate(["compare", "policy.json", none]).stdout, /^No plan of the catalogue can be chosen\.$/m);
  });

  test("quote shows lines, sums and the invoices to come, or what is missing", () => {
    const quote = (...args) => plangate(["quote", ...documentsNamed, "--current", "free", "--requested", "starter", ...args]).stdout;
    const text = quote("--facts", "facts.json");
    assert.match(text, /^charge starter +9\.81 +19\.00 \* 1382400 s \/ 2678400 s +2026-01-16 – 2026-02-01$/m);
    assert.match(text, /^due now +9\.81 GBP$/m);
    assert.match(text, /^2026-02-01 +0\.00 +19\.00 +19\.00$/m);
    assert.match(quote(), /^No quote: needs subscription\.anchor\.$/m);
    assert.equal(JSON.parse(quote("--facts", "facts.json", "--json")).total, "9.81");
  });

  for (const name of ["explain", "compare", "quote", "test"]) {
    test(`${name} tells refused documents like check`, () => {
      const refused = write("refused.json", "{}");
      const { status, stdout } = plangate([name, refused, "catalog.json", "cases.json"]);
      assert.equal(status, 1);
      assert.match(stdout, /document\/missing-field/);
      assert.ok(JSON.parse(plangate([name, refused, "catalog.json", "cases.json", "--json"]).stdout).issues.length > 0);
    });
  }
});

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
  const run = (cases, ...more) => plangate(["test", "policy.json", "catalog.json", write("cases.json", JSON.stringify(cases)), ...more]);
  const change = { current: "professional", requested: "starter" };
  const facts = { usage: { seats: 10, projects: 20 }, subscription: { unpaidInvoices: 0, committedUntil: null }, now: "2026-01-15T10:00:00Z" };

  test("says what is different, and fails", () => {
    const { status, stdout } = run({ change, facts, cases: [
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
      const { stdout } = run({ change, facts, cases: [{ expect: { needs: [] }, ...item }] }, "--json");
      const [{ differences }] = JSON.parse(stdout).cases;
      return differences.map((line) => line.replace(/.*got /, "")).join();
    };
    assert.equal(needs({}), "");
    assert.equal(needs({ without: ["usage.seats", "no.such.fact"] }), '["usage.seats"]');
    assert.equal(needs({ without: ["usage"] }), '["usage.seats","usage.projects"]');
    assert.equal(needs({ facts: { usage: { projects: 21 } } }), "");
    assert.equal(needs({ facts: { usage: 7 } }), '["usage.seats","usage.projects"]');
  });

  test("shows which rules and which sides of conditions no case reached", () => {
    const { status, stdout } = run({ change, facts, cases: [{ expect: { outcome: "allow" } }, { facts: { usage: { seats: 11 } }, expect: { outcome: "deny" } }] });
    assert.equal(status, 0);
    assert.match(stdout, /^reached: \d+ of 22 sides of conditions$/m);
    assert.match(stdout, /^never fired +subscription\.unpaidInvoices > 0 +unpaid-invoices$/m);
    assert.match(stdout, /^never true +has\(subscription\.committedUntil\) +commitment$/m);
    assert.match(stdout, /^never evaluated +now < subscription\.committedUntil +commitment$/m);
    assert.ok(!/^never evaluated +now +commitment$/m.test(stdout), "conditions only");
    assert.ok(!stdout.includes("usage.seats"));
    assert.equal(run({ change, facts, cases: [{ expect: { outcome: "allow" } }] }, "--strict").status, 1);
    const { coverage } = JSON.parse(run({ change, facts, cases: [{ expect: { outcome: "allow" } }] }, "--json").stdout);
    assert.ok(coverage.gaps.some(({ rule, part, never }) => rule === "seats-over-limit" && part.startsWith("usage.seats") && never === "fired"));
  });

  test("a folder has policy.json, catalog.json and cases.json", () => {
    assert.match(plangate(["test", "."]).stdout, /^8 cases, all passed$/m);
  });

  test("a case that says nothing, or something that means nothing, fails", () => {
    const { stdout } = run({ change, facts, cases: [{ name: "a" }, { name: "b", expect: { outcom: "allow" } }, { name: "c", expekt: {}, expect: { outcome: "allow" } }] });
    assert.match(stdout, /^FAIL a\n {5}a case needs "expect"$/m);
    assert.match(stdout, /^FAIL b\n {5}outcom: a decision has no such part$/m);
    assert.match(stdout, /^FAIL c\n {5}"expekt" means nothing$/m);
  });

  test("files that hold no cases are mistakes of the call", () => {
    for (const [content, message] of [[[], 'must be an object with "cases"'], [{ cases: [] }, "There are no cases."], [{ cases: [], fact: 1 }, '"fact" means nothing']]) {
      const { status, stderr } = run(content);
      assert.equal(status, 2);
      assert.ok(stderr.includes(message), stderr);
    }
  });
});

describe("what cannot be a call", () => {
  const wrong = {
    "an unknown command": [["decied"], 'There is no command "decied". Commands: check, decide, explain, compare, quote, test, schema, build.'],
    "an inherited name": [["constructor"], 'There is no command "constructor".'],
    "a misspelt option": [["check", "policy.json", "--jsno"], 'plangate check has no option "--jsno"'],
    "a file that is not there": [["check", "nothing.json"], "nothing.json cannot be read"],
    "a policy without its cases": [["test", "policy.json"], "Name a folder, or a policy, a catalogue and files with cases."],
    "a folder without documents": [["test", folder], "policy.json cannot be read"],
    "a missing argument": [["check"], "Missing required positional argument: POLICY"],
    "a fact without a value": [["decide", "policy.json", "catalog.json", "--fact", "usage.seats"], "--fact usage.seats: write path=value"],
    "facts that are no object": [["decide", "policy.json", "catalog.json", "--facts", "-"], "must hold an object", "7"],
    "facts that are no JSON": [["decide", "policy.json", "catalog.json", "--facts", "-"], "is not JSON", "{"],
  };
  for (const [what, [args, message, input]] of Object.entries(wrong)) {
    test(what, () => {
      const { status, stderr, stdout } = plangate(args, { input });
      assert.deepEqual([status, stdout], [2, ""]);
      assert.ok(stderr.includes(message), stderr);
    });
  }
});
