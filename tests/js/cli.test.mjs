// What each command answers, shows and refuses.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { examples } from "../../js/cli/examples.js";
import { documents, folder, plangate, policy, write } from "./command.mjs";

describe("plangate --help", () => {
  for (const [name, lines] of Object.entries(examples)) {
    for (const line of lines) {
      test(line, () => {
        assert.match(plangate([name, "--help"]).stdout, new RegExp(line.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")));
        const { status, stderr } = plangate(line.split(" ").slice(1));
        assert.deepEqual([status, stderr], [name === "diff" ? 1 : 0, ""]);
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

  test("a policy that is not UTF-8 is an issue at its place", () => {
    const { status, stdout } = plangate(["check", "-"], { input: Buffer.from([0x7b, 0xff, 0x7d]) });
    assert.equal(status, 1);
    assert.match(stdout, /^\(standard input\):1:2: error json\/utf8 /);
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
    assert.match(stdout, /^outcome {3}deny \(incomplete: reasons may be missing\)$/m);
    assert.match(stdout, /^seats-over-limit +12 +3 +9$/m);
    assert.match(stdout, /^needs +usage\.projects/m);
    assert.match(stdout, /^ {2}- Reduce your team size to 3 members or less$/m);
  });

  test("shows direction, date and warnings, in the customer's language, and knows who asks", () => {
    const rules = [
      { id: "lost", when: "actor.role == 'owner'", warn: { en: "Something is lost.", de: "Etwas geht verloren." } },
      { id: "later", when: "true", defer: "now + duration('24h')", message: { en: "Tomorrow.", de: "Morgen." } },
    ];
    const file = write("later.json", JSON.stringify({ plangate: 1, name: "later", locale: "en", facts: { "actor.role": { type: "string" } }, rules }));
    const { stdout } = plangate(["decide", file, ...change.slice(2), "--fact", "actor.role=owner", "--now", "2026-01-15T00:00:00Z", "--locale", "de-AT"]);
    assert.match(stdout, /^direction downgrade \(by rank\)\neffective 2026-01-16T00:00:00Z\n\nreason/m);
    assert.match(stdout, /^warnings\n {2}lost {2}Etwas geht verloren\.\n\nthe customer sees\n.*\n {2}- Morgen\.$/m);
    assert.ok(!stdout.includes("\n\n\n"));
  });

  test("a wrong fact is an issue of the decision", () => {
    const { stdout, status } = plangate([...change, "--fact", "usage.seats=many"]);
    assert.equal(status, 0);
    assert.match(stdout, /facts\/usage\/seats: error facts\/wrong-type/);
    assert.match(stdout, /^outcome {3}undecided/m);
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
      const named = [name, refused, "catalog.json", ...(name === "test" ? ["cases.json"] : [])];
      const { status, stdout } = plangate(named);
      assert.equal(status, 1);
      assert.match(stdout, /document\/missing-field/);
      assert.ok(JSON.parse(plangate([...named, "--json"]).stdout).issues.length > 0);
    });
  }
});

describe("what cannot be a call", () => {
  const wrong = {
    "an unknown command": [["decied"], 'There is no command "decied". Commands: check, decide, explain, compare, diff, quote, test, schema, build.'],
    "an inherited name": [["constructor"], 'There is no command "constructor".'],
    "a misspelt option": [["check", "policy.json", "--jsno"], 'plangate check has no option "--jsno"'],
    "a file that is not there": [["check", "nothing.json"], "nothing.json cannot be read"],
    "a policy without its cases": [["test", "policy.json"], "Name a folder, or a policy, a catalogue and files with cases."],
    "a folder without documents": [["test", folder], "policy.json cannot be read"],
    "a missing argument": [["check"], "Missing required positional argument: POLICY"],
    "a fact without a value": [["decide", "policy.json", "catalog.json", "--fact", "usage.seats"], "--fact usage.seats: write path=value"],
    "facts that are no object": [["decide", "policy.json", "catalog.json", "--facts", "-"], "must hold an object", "7"],
    "standard input twice": [["check", "-", "-"], "standard input holds one document only", "{}"],
    "facts that are no UTF-8": [["decide", "policy.json", "catalog.json", "--facts", "-"], "is not UTF-8", Buffer.from([0xff])],
    "a quantity that is no number": [["decide", "policy.json", "catalog.json", "--quantity", "many"], "--quantity many: write a whole number"],
    "one file too many": [["check", "policy.json", "catalog.json", "cases.json"], 'plangate check takes no "cases.json"'],
    "a fact that the policy does not have": [["decide", "policy.json", "catalog.json", "--fact", "usage.seat=3"], "--fact usage.seat=3: the policy has no fact usage.seat. It has now, subscription."],
    "a part of the change as a fact": [["decide", "policy.json", "catalog.json", "--fact", "change.requested=free"], "the policy has no fact change.requested"],
    "a fact twice": [["decide", "policy.json", "catalog.json", "--fact", "usage.seats=3", "--fact=usage.seats=4"], "usage.seats stands here more than once"],
    "facts that say a thing twice": [["decide", "policy.json", "catalog.json", "--facts", "-"], '(standard input):1:24: The key "seats" stands here more than once.', '{"usage": {"seats": 1, "seats": 2}}'],
    "facts in a list": [["decide", "policy.json", "catalog.json", "--facts", "-"], "must hold an object", "[]"],
    "an option without its value at the end": [["decide", "policy.json", "catalog.json", "--current"], "plangate decide: --current needs a value."],
    "an option with an empty value": [["decide", "policy.json", "catalog.json", "--current=", "--requested", "free"], "plangate decide: --current needs a value."],
    "an option before another one": [["decide", "policy.json", "catalog.json", "--current", "--requested", "free"], "plangate decide: --current needs a value."],
    "a short option without its value": [["build", "policy.json", "catalog.json", "--target", "esm", "-o"], "plangate build: -o needs a value."],
    "an unknown short option": [["decide", "policy.json", "catalog.json", "-x"], 'plangate decide has no option "-x"'],
    "a flag with a value": [["decide", "policy.json", "catalog.json", "--cancel=no"], "plangate decide: --cancel takes no value."],
    "a fact with a key that stands twice": [["decide", "policy.json", "catalog.json", "--fact", 'usage={"seats":3,"seats":4}'], '--fact usage:1:12: The key "seats" stands here more than once.'],
    "two times": [["decide", "policy.json", "catalog.json", "--fact", "now=5", "--now", "2026-01-01T00:00:00Z"], "Give either --now or --fact now=..., not both."],
    "a time that is none": [["decide", "policy.json", "catalog.json", "--now", "tomorrow"], "--now tomorrow: write a time such as"],
    "a day that no calendar has": [["decide", "policy.json", "catalog.json", "--now", "2026-02-30T00:00:00Z"], "--now 2026-02-30T00:00:00Z: write a time such as"],
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

test("every command passes over a byte order mark before a document", () => {
  const marked = (name) => write(name, `\ufeff${readFileSync(path.join(documents, name), "utf8")}`);
  const [first, catalog, facts, cases] = ["policy.json", "catalog.json", "facts.json", "cases.json"].map(marked);
  const change = ["--current", "professional", "--requested", "free", "--facts"];
  for (const name of ["decide", "explain", "quote"]) {
    const now = ["--now", "2026-03-01T00:00:00Z"];
    assert.deepEqual(plangate([name, first, catalog, ...change, facts, ...now]), plangate([name, "policy.json", "catalog.json", ...change, "facts.json", ...now]));
  }
  assert.deepEqual(plangate(["test", first, catalog, cases]), plangate(["test", "policy.json", "catalog.json", "cases.json"]));
  assert.deepEqual(plangate(["schema", "facts", first, catalog]), plangate(["schema", "facts", "policy.json", "catalog.json"]));
  assert.deepEqual(plangate(["diff", first, "next.json", "--catalog", catalog]), plangate(["diff", "policy.json", "next.json"]));
  assert.deepEqual([plangate(["check", first, catalog]).status, plangate(["check", first, catalog]).stderr], [0, ""]);
  const { stdout } = plangate(["check", write("bad.json", '\ufeff{"plangate": 2}')]);
  assert.match(stdout, /bad\.json:1:14: error/);
});

describe("what documents hold is printed, and never obeyed by a terminal", () => {
  // eslint-disable-next-line no-control-regex
  const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;
  const evil = "a\u001b]0;title\u0007\u001b[2J\u009b1m\r\u202eb\u007f";
  const shown = "a\\u001b]0;title\\u0007\\u001b[2J\\u009b1m\\u000d\\u202eb\\u007f";
  const plan = { name: evil, price: "1.00", currency: "GBP", period: "1 month" };
  const rules = [{ id: "a", when: "usage.text != '\u009b\u202e'", deny: `${evil} {usage.text}`, suggest: evil }];
  const named = write("evil.json", JSON.stringify({ plangate: 1, name: evil, headline: evil, facts: { "usage.text": { type: "string" } }, rules }));
  const other = write("other.json", JSON.stringify({ plangate: 1, name: evil, headline: evil, facts: { "usage.text": { type: "string" } }, rules: [{ ...rules[0], when: "true" }] }));
  const catalog = write("evil-catalog.json", JSON.stringify({ plangate: 1, plans: { [evil]: plan, b: plan } }));
  const call = ["--current", evil, "--requested", "b", "--fact", `usage.text=${evil}`];
  const calls = {
    check: ["check", write("raw.json", `{ "plangate": 1, "name": "x", "${evil}": 1,\n "rules": [{ "id": "a", "when": "'\u009b\u202e' == 1", "deny": "x" }] }`)],
    decide: ["decide", named, catalog, ...call],
    "decide --json": ["decide", named, catalog, ...call, "--json"],
    explain: ["explain", named, catalog, ...call],
    compare: ["compare", named, catalog, "--current", "b", "--fact", `usage.text=${evil}`],
    diff: ["diff", named, other, "--catalog", catalog],
    "diff --markdown": ["diff", named, other, "--catalog", catalog, "--markdown"],
    test: ["test", named, catalog, write("evil-cases.json", JSON.stringify({ cases: [{ name: evil, change: { current: evil, requested: "b" }, facts: { usage: { text: evil } }, expect: { outcome: "allow", [evil]: 1 } }] }))],
    "a mistake of the call": ["decide", named, catalog, "--fact", `${evil}=1`],
    "a file that is not there": ["check", evil],
  };
  for (const [what, args] of Object.entries(calls)) {
    test(what, () => {
      const { stdout, stderr } = plangate(args);
      assert.doesNotMatch(stdout + stderr, raw);
      assert.ok((stdout + stderr).includes("\\u009b"), stdout + stderr);
    });
  }

  test("the carets stand under what is meant all the same", () => {
    const [, line, carets] = plangate(["check", write("raw.json", `{ "plangate": 1, "name": "x", "rules": [{ "id": "a", "when": "'\u009b' == what", "deny": "x" }] }`)]).stdout.split("\n");
    assert.equal(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1), "what");
  });

  test("only the colours of the command itself reach a terminal", () => {
    const coloured = plangate(["decide", named, catalog, ...call], { env: { FORCE_COLOR: "1" } }).stdout;
    assert.ok(coloured.includes("\u001b[31mdeny\u001b[0m"));
    assert.doesNotMatch(["0", "1", "2", "31"].reduce((text, code) => text.replaceAll(`\u001b[${code}m`, ""), coloured), raw);
    assert.ok(coloured.includes(shown));
    const spoof = write("spoof.json", JSON.stringify({ plangate: 1, name: "x", headline: "\u001b[32mfine\u001b[0m", rules: [{ id: "a", when: "true", deny: "x" }] }));
    assert.ok(plangate(["decide", spoof, catalog, "--current", evil, "--requested", "b"], { env: { FORCE_COLOR: "1" } }).stdout.includes("\\u001b[32mfine"));
  });
});

test("build writes a module that is named .mjs, with its types", () => {
  const file = path.join(folder, "made.mjs");
  assert.equal(plangate(["build", "policy.json", "catalog.json", "--target", "esm", "-o", file]).status, 0);
  for (const name of ["made.mjs", "made.d.mts"]) assert.match(readFileSync(path.join(folder, name), "utf8"), /createGateSync/);
  const { status, stderr } = plangate(["build", "policy.json", "catalog.json", "--target", "kinde", "-o", file]);
  assert.deepEqual([status, stderr], [2, `${file} must end in .js.\n`]);
});
