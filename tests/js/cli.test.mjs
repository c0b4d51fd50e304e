// The command as a user runs it: a process of its own, in a folder with documents.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { examples } from "../../js/cli/examples.js";

const command = fileURLToPath(new URL("../../js/bin/plangate.js", import.meta.url));
const documents = fileURLToPath(new URL("../../examples/", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "plangate-cli-"));
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

describe("what cannot be a call", () => {
  const wrong = {
    "an unknown command": [["decied"], 'There is no command "decied". Commands: check, decide.'],
    "an inherited name": [["constructor"], 'There is no command "constructor".'],
    "a misspelt option": [["check", "policy.json", "--jsno"], 'plangate check has no option "--jsno"'],
    "a file that is not there": [["check", "nothing.json"], "nothing.json cannot be read"],
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
