// The runner itself: a case that expects something else than what happens must fail.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { documentOf, mergePatch, runCases } from "./case-runner.mjs";

const issue = (code, severity = "error") => ({ code, severity, document: "policy", path: "/a", message: "x" });
const reasons = [{ rule: "r", code: "r", message: "m", values: {} }];
const decision = { outcome: "deny", complete: true, reasons, needs: [] };
const gate = { issues: [issue("catalog/missing-limit", "warning")], decide: () => ({ toJSON: () => decision }) };
const loads = async () => gate;
const refuses = async () => {
  throw Object.assign(new Error("refused"), { issues: [issue("document/bad-value")] });
};
const fileOf = (item) => ({ policy: {}, catalog: {}, cases: [{ name: "c", ...item }] });
const run = async (createGate, item) => (await runCases(createGate, fileOf(item)))[0];
const expecting = (expect) => ({ decisions: [{ change: {}, facts: {}, expect }] });

describe("merge patch", () => {
  // RFC 7396, appendix A.
  const examples = [
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ["[1,2]", '{"a":"b","c":null}', '{"a":"b"}'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ["{}", '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
    ["{}", '{"__proto__":{"a":1}}', '{"__proto__":{"a":1}}'],
  ];
  for (const [target, patch, merged] of examples) {
    test(`${target} with ${patch}`, () => {
      assert.equal(JSON.stringify(mergePatch(JSON.parse(target), JSON.parse(patch))), merged);
    });
  }
});

describe("what a case compares", () => {
  const fits = {
    "nothing stated": [loads, {}],
    "a decision": [loads, expecting({ outcome: "deny", needs: [], reasons: [{ rule: "r" }] })],
    warnings: [loads, { issues: [{ code: "catalog/missing-limit", path: "/a" }] }],
    refusal: [refuses, { issues: [{ code: "document/bad-value", document: "policy" }] }],
  };
  const fails = {
    "another outcome": [loads, expecting({ outcome: "allow" })],
    "a reason too few": [loads, expecting({ reasons: [] })],
    "a reason too many": [loads, expecting({ reasons: [{ rule: "r" }, { rule: "s" }] })],
    "other values": [loads, expecting({ reasons: [{ values: { used: 1 } }] })],
    "a key that the decision lacks": [loads, expecting({ customer: { headline: "", list: [] } })],
    "a misspelt expectation": [loads, expecting({ outcomes: "deny" })],
    "a misspelt key": [loads, { issue: [] }],
    "a warning that is not stated": [loads, { issues: [] }],
    "an unexpected refusal": [refuses, {}],
    "another place": [refuses, { issues: [{ code: "document/bad-value", path: "/b" }] }],
    "a decision after a refusal": [refuses, { ...expecting({}), issues: [{ code: "document/bad-value" }] }],
    "an error without issues": [async () => assert.fail("trap"), {}],
  };
  for (const [name, [createGate, item]] of Object.entries(fits)) {
    test(`fits: ${name}`, async () => assert.equal((await run(createGate, item)).message, ""));
  }
  for (const [name, [createGate, item]] of Object.entries(fails)) {
    test(`fails: ${name}`, async () => assert.equal((await run(createGate, item)).ok, false));
  }
});

test("repeated text stands for its document only", () => {
  const item = { repeatText: { document: "policy", prefix: "<", unit: "ab", times: 3, suffix: ">" } };
  assert.equal(documentOf({ policy: {}, catalog: { c: 1 } }, item, "policy"), "<ababab>");
  assert.deepEqual(documentOf({ policy: {}, catalog: { c: 1 } }, item, "catalog"), { c: 1 });
});
