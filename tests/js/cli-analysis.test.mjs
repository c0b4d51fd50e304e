// What the command finds in a policy, and what it says of two.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { plangate, policy, stricter, write } from "./command.mjs";

describe("what plangate check finds", () => {
  const file = write("stricter.json", `{ "plangate": 1, "name": "seats", "facts": { "usage.seats": { "type": "int", "min": 0 }, "usage.projects": { "type": "int" } },
  "rules": [
    { "id": "seats", "when": "usage.seats >= requested.limits.seats", "deny": "No." },
    { "id": "projects", "when": "usage.projects > requested.limits.projects", "deny": "No." }
  ] }`);

  test("stands under its line, with an example and what would put it right", () => {
    const { status, stdout } = plangate(["check", file, "catalog.json"]);
    assert.equal(status, 0);
    assert.equal(stdout, `${file}:3:31: warning finding/off-by-one  "seats" already fires when usage.seats is 10, which the plan's limit of 10 allows.
3 |     { "id": "seats", "when": "usage.seats >= requested.limits.seats", "deny": "No." },
  |                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
for example: free -> starter  with usage.seats = 10
suggested: > instead of >=

1 warning
`);
  });

  test("fails only when asked to, and is in the JSON beside the issues", () => {
    const { status, stdout } = plangate(["check", file, "catalog.json", "--strict", "--json"]);
    assert.equal(status, 1);
    const { issues, findings } = JSON.parse(stdout);
    assert.deepEqual([issues, findings.map(({ code }) => code)], [[], ["finding/off-by-one"]]);
  });

  test("needs no catalogue where none matters", () => {
    assert.match(plangate(["check", "-"], { input: JSON.stringify({ ...policy, facts: { ...policy.facts, "customer.age": { type: "int" } } }) }).stdout, /Nothing reads "customer.age"/);
  });
});

describe("plangate diff", () => {
  test("tells by what is decided, with an example of each", () => {
    const { status, stdout } = plangate(["diff", "policy.json", "next.json"]);
    assert.equal(status, 1);
    assert.match(stdout, /^newly denied, allowed before \(12\)$/m);
    assert.match(stdout, /^ {2}professional -> free +with usage\.seats = 3\n +Free allows 3 members and your team has 3\.$/m);
    assert.match(plangate(["diff", "next.json", "policy.json"]).stdout, /^newly allowed, denied before \(12\)$/m);
  });

  test("says so when nothing differs", () => {
    const { status, stdout } = plangate(["diff", "policy.json", "policy.json"]);
    assert.deepEqual([status, stdout], [0, "Nothing differs, whatever the facts are.\n"]);
  });

  test("JSON is what diff answers, Markdown a table that no text breaks", () => {
    const { changes } = JSON.parse(plangate(["diff", "policy.json", "next.json", "--json"]).stdout);
    assert.deepEqual([changes[0].from, changes[0].to, changes[0].after.reasons[0].rule], ["allow", "deny", "seats-over-limit"]);
    const broken = write("broken.json", JSON.stringify({ ...stricter, rules: [{ ...stricter.rules[0], deny: "a | <b>\n*c*" }, ...policy.rules.slice(1)] }));
    const { stdout } = plangate(["diff", "policy.json", broken, "--catalog", "catalog.json", "--markdown"]);
    assert.match(stdout, /^\| free -\\> starter \| usage\.seats = 10 \| a \\\| \\<b\\> \\\*c\\\* \|$/m);
  });

  test("exit code 2 when it cannot be told, or a document is refused, or no catalogue is named", () => {
    const own = (when) => write(`own-${when.length}.json`, JSON.stringify({ plangate: 1, name: "own", facts: { "usage.seats": { type: "int", min: 0, max: 9 } }, rules: [{ id: "a", when, deny: "No." }] }));
    const unsure = plangate(["diff", own("usage.seats % 10 == 12"), own("usage.seats % 10 == 13 + 0"), "--catalog", "catalog.json"]);
    assert.equal(unsure.status, 2);
    assert.match(unsure.stdout, /^not shown to be alike \(21\)$/m);
    assert.equal(plangate(["diff", "policy.json", write("empty.json", "{}"), "--catalog", "catalog.json"]).status, 2);
    const { status, stderr } = plangate(["diff", "policy.json", write("next.json", JSON.stringify(policy))]);
    assert.deepEqual([status, stderr.trim()], [2, "Name the catalogue with --catalog: what policies decide depends on the plans."]);
  });
});
