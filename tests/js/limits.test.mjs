// What the case files cannot write down because it would fill pages: a policy that is small as text and huge when expanded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createGate } from "plangate";

const catalog = { plangate: 1, plans: {} };
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** `facts` times `rules` rules once each is expanded over every usage fact. */
const expanded = (facts, rules) => ({
  plangate: 1,
  name: "expanded",
  facts: Object.fromEntries(many(facts, (index) => [`usage.f${index}`, { type: "int" }])),
  rules: many(rules, (index) => ({ id: `r${index}`, each: "usage.*", when: "it.used > 1", deny: "no" })),
});

test("rules that expand to more than 65535 are refused, and the engine lives on", async () => {
  await assert.rejects(createGate({ policy: expanded(257, 256), catalog }), ({ issues }) => {
    assert.deepEqual(issues.map(({ code, document }) => [code, document]), [["policy/too-large", "policy"]]);
    return true;
  });
  const gate = await createGate({ policy: expanded(3, 4), catalog });
  assert.equal(gate.decide({ current: "a", requested: "b" }, {}).outcome, "undecided");
});

test("48 brackets within each other are taken, 49 are not", async () => {
  const policyWith = (count, open, close, inner) => ({ plangate: 1, name: "deep", rules: [{ id: "r", when: open.repeat(count) + inner + close.repeat(count), deny: "no" }] });
  for (const [open, close, inner] of [["(", ")", "true"], ["!", "", "true"], ["true ? true : ", "", "true"]]) {
    (await createGate({ policy: policyWith(48, open, close, inner), catalog })).dispose();
    await assert.rejects(createGate({ policy: policyWith(49, open, close, inner), catalog }), ({ issues }) => issues[0].code === "expr/too-deep");
  }
});
