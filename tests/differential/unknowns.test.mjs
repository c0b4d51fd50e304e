// What is not known must not matter where an expression has a value all the same: every completion gives that value.
// What an unknown result does not name as needed changes nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../random.mjs";
import { optionalVariables, randomCase, variables } from "./expressions.mjs";
import { evaluateAll } from "./plangate.mjs";
import { CASES, inBatches } from "./size.mjs";
import { canonical, randomValue } from "./values.mjs";

const COMPLETIONS = 4;
const declared = {
  ...variables,
  ...Object.fromEntries(Object.entries(optionalVariables).map(([name, type]) => [name, { type, optional: true }])),
};

/** A value of the variable's type; of an optional one also null. */
function anyValue(random, name) {
  const type = declared[name];
  if (type.optional) return random.chance(0.3) ? { null: true } : randomValue(random, type.type);
  return randomValue(random, type);
}

function partlyKnown(seed) {
  const random = new Random(seed ^ 0x5eed);
  const { expression } = randomCase(seed, { optional: true });
  const bindings = {};
  for (const name of Object.keys(declared)) if (random.chance(0.5)) bindings[name] = anyValue(random, name);
  return { random, expression, bindings };
}

const request = ({ expression, bindings }) => ({ expr: expression, variables: declared, bindings });

/** The same with more known: of the unknown names those that `chosen` tells. */
function completed({ random, expression, bindings }, chosen) {
  const more = Object.keys(declared).filter((name) => !(name in bindings) && chosen(name));
  return { expression, bindings: { ...bindings, ...Object.fromEntries(more.map((name) => [name, anyValue(random, name)])) } };
}

const everything = () => true;
const meaning = (value) => (value.error === undefined ? JSON.stringify(canonical(value)) : "error");

test(`${CASES} partly known expressions: a value holds for every completion, needs are all that matters`, () => {
  const counts = { definite: 0, unknown: 0 };
  inBatches("unknown facts", (first, count) => {
    const cases = Array.from({ length: count }, (_, i) => partlyKnown(first + i));
    const answers = evaluateAll(cases.map(request));
    const checks = cases.flatMap((known, i) => {
      const { value, issues, plain } = answers[i];
      assert.equal(issues, undefined, `${known.expression}: ${JSON.stringify(issues)}`);
      assert.equal(plain, undefined, `${known.expression}: ${JSON.stringify(value)} or ${JSON.stringify(plain)}`);
      counts[value.unknown ? "unknown" : "definite"] += 1;
      const chosen = value.unknown ? (name) => !value.unknown.includes(name) : everything;
      return Array.from({ length: COMPLETIONS }, () => ({ known, value, full: completed(known, chosen) }));
    });
    evaluateAll(checks.map(({ full }) => request(full))).forEach((answer, i) => {
      const { known, value, full } = checks[i];
      const told = `${known.expression} with ${JSON.stringify(known.bindings)} is ${JSON.stringify(value)}, but with `
        + `${JSON.stringify(full.bindings)} ${JSON.stringify(answer.value)}`;
      if (value.unknown) assert.ok(answer.value.unknown, told);
      else assert.equal(meaning(answer.value), meaning(value), told);
    });
  });
  assert.ok(counts.definite > CASES / 5 && counts.unknown > CASES / 5, JSON.stringify(counts));
});
