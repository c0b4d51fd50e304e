// The JSON Schemas of facts and decisions: the one of a policy's facts accepts what decisions take without an issue; every
// decision of the case set is one by its schema.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { createGateSync } from "plangate";
import { factsSchema } from "../../js/cli/facts-schema.js";
import { documentOf } from "./case-runner.mjs";
import { fullCatalog, fullPolicy } from "./full-documents.mjs";
import { MUTATIONS, mutated, placesOf } from "./mutations.mjs";
import { ajv, schema } from "./schemas.mjs";

const cases = new URL("../cases/", import.meta.url);

/** Gates of the case set with what they are asked. */
function* askedGates() {
  for (const name of readdirSync(cases)) {
    const file = JSON.parse(readFileSync(new URL(name, cases), "utf8"));
    for (const item of file.cases) {
      const asked = [...(item.decisions || []), ...(item.quotes || [])];
      if (asked.length === 0) continue;
      yield { name: `${name}: ${item.name}`, asked, gate: createGateSync({ policy: documentOf(file, item, "policy"), catalog: documentOf(file, item, "catalog") }) };
    }
  }
}

describe("the schema of a decision", () => {
  const valid = ajv.compile(schema("decision"));
  const validQuote = ajv.compile({ $ref: "#/definitions/quote", definitions: schema("decision").definitions });

  test("accepts every decision and every quote of the case set", () => {
    let count = 0;
    for (const { name, asked, gate } of askedGates()) {
      for (const { change, facts, locale } of asked) {
        const decision = JSON.parse(JSON.stringify(gate.decide(change, facts, { locale })));
        assert.ok(valid(decision), `${name}: ${ajv.errorsText(valid.errors)}`);
        assert.ok(validQuote(JSON.parse(JSON.stringify(gate.quote(change, facts)))), `${name}: ${ajv.errorsText(validQuote.errors)}`);
        count += 1;
      }
      gate.dispose();
    }
    assert.ok(count > 500, `${count}`);
  });

  test("refuses a decision that lacks a part, or has one more", () => {
    const gate = createGateSync({ policy: fullPolicy(), catalog: fullCatalog() });
    const decision = JSON.parse(JSON.stringify(gate.decide({ current: "team", requested: "free" }, {})));
    assert.ok(valid(decision));
    const shapes = MUTATIONS.filter(({ name }) => name.startsWith("is left out") || name.startsWith("has a"));
    for (const place of placesOf(decision).filter(({ length }) => length === 1)) {
      for (const shape of shapes) assert.ok(!valid(mutated(decision, place, shape)), `${place} ${shape.name}`);
    }
  });
});

/** Values of every kind, some for one type of fact alone. */
const VALUES = [
  null, true, 0, 1, -1, 1.5, 0.5, 1000, 1001, 2 ** 53, 1e300, "", "a", "x", "true", "1", "9.99", "9.999", "-1.00", "9.99 GBP", "9.99 gbp", "5 GBP", "1e2", "1h30m", "-5s", "1 h", "h",
  "2026-01-15T10:00:00Z", "2026-01-15T10:00:00.123456789+02:00", "2026-01-15", "2026-13-01T00:00:00Z", "2026-01-15t10:00:00z", "2026-01-15T24:00:00Z",
  [], ["x"], [1], [null], Array(20).fill("x"), Array(21).fill("x"), {}, { x: 1 }, { x: "1" }, { x: null },
];

/** Right by their shape, and wrong by what they mean. */
const BEYOND = ["facts/bad-money", "facts/bad-timestamp", "facts/bad-duration"];

describe("the schema of a policy's facts", () => {
  const { facts, ...rest } = fullPolicy();
  const types = ["bool", "int", "double", "string", "timestamp", "duration", "money"];
  const more = types.flatMap((type) => [type, `list<${type}>`, `map<${type}>`]).map((type, i) => [`more.f${i}`, { type }]);
  const declared = { ...facts, ...Object.fromEntries(more) };
  // A warning reads what no rule would.
  const reads = Object.keys(declared).map((fact, i) => ({ id: `reads-${i}`, when: `[${fact}].size() > 1`, warn: "x" }));
  const guarded = reads.filter(({ when }) => !when.includes("subscription.until"));
  const gate = createGateSync({ policy: { ...rest, facts: declared, rules: [...rest.rules, ...guarded] }, catalog: fullCatalog() });
  const valid = ajv.compile(factsSchema(declared, gate.layout));

  for (const [fact, { type }] of Object.entries(declared)) {
    test(`${fact}: ${type}`, () => {
      for (const value of VALUES) {
        const given = fact.split(".").reduceRight((inner, key) => ({ [key]: inner }), value);
        const { issues } = gate.decide({ current: "free", requested: "team" }, given);
        const found = issues.filter(({ document }) => document === "facts").map(({ code }) => code);
        const told = `${JSON.stringify(value)}: ${found} ${ajv.errorsText(valid.errors)}`;
        if (valid(given)) assert.ok(found.every((code) => BEYOND.includes(code)), told);
        else assert.ok(found.length > 0, told);
      }
    });
  }
});
