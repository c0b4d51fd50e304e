// Generated expressions, evaluated by Plangate, its plain evaluator and two other implementations of CEL.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as bufbuild from "./bufbuild.mjs";
import * as celJs from "./cel-js.mjs";
import { differences, explanation, lacking } from "./differences.mjs";
import { randomCase, variables } from "./expressions.mjs";
import { evaluateAll } from "./plangate.mjs";
import { CASES, inBatches } from "./size.mjs";
import { canonical } from "./values.mjs";

const engines = { "@bufbuild/cel": bufbuild, "@marcbachmann/cel-js": celJs };

const textOf = (value) => (value.error === undefined ? JSON.stringify(canonical(value)) : "error");
const able = (engine, { needs }) => !lacking.some((entry) => entry.engine === engine && needs.includes(entry.feature));

test(`${CASES} generated expressions mean the same in every engine, or the specification tells why not`, () => {
  const seen = new Map(differences.map((entry) => [entry, 0]));
  const compared = { "@bufbuild/cel": 0, "@marcbachmann/cel-js": 0 };
  let values = 0;
  inBatches("differential test", (first, count) => {
    const cases = Array.from({ length: count }, (_, i) => randomCase(first + i));
    const answers = evaluateAll(cases.map(({ expression, bindings }) => ({ expr: expression, variables, bindings })));
    answers.forEach((answer, i) => {
      const where = `seed ${first + i}: ${cases[i].expression} with ${JSON.stringify(cases[i].bindings)}`;
      assert.equal(answer.issues, undefined, `${where} does not compile: ${JSON.stringify(answer.issues)}`);
      assert.equal(answer.plain, undefined, `${where}: ${JSON.stringify(answer.value)} or ${JSON.stringify(answer.plain)}`);
      values += answer.value.error === undefined ? 1 : 0;
      compare(cases[i], answer.value, where, compared, seen);
    });
  });
  assert.ok(values > CASES / 2, `only ${values} of ${CASES} expressions have a value`);
  for (const [engine, times] of Object.entries(compared)) assert.ok(times > CASES / 3, `${engine} was asked ${times} times`);
  for (const [entry, times] of seen) console.log(`  ${entry.engine}, ${entry.what}: ${times}`);
});

function compare(generated, ours, where, compared, seen) {
  for (const [engine, module] of Object.entries(engines)) {
    if (!able(engine, generated)) continue;
    compared[engine] += 1;
    const theirs = module.evaluate(generated.expression, generated.bindings);
    if (textOf(theirs) === textOf(ours)) continue;
    const entry = explanation({ ...generated, engine, ours, theirs });
    assert.ok(entry, `${where}: ours ${JSON.stringify(ours)}, ${engine} ${JSON.stringify(theirs)}`);
    seen.set(entry, seen.get(entry) + 1);
  }
}
