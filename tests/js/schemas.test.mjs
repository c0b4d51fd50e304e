// The JSON Schemas of the documents beside the reader: what one accepts the other accepts, but for what a schema cannot say,
// which is listed. Every single change of a document with all fields is tried, and several changes at once.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createGateSync } from "plangate";
import { fullCatalog, fullPolicy } from "./full-documents.mjs";
import { MUTATIONS, mutated, placesOf } from "./mutations.mjs";
import { ajv, schema } from "./schemas.mjs";

const NAMES = ["policy", "catalog"];
const valid = Object.fromEntries(NAMES.map((name) => [name, ajv.compile(schema(name))]));

const smallPolicy = { plangate: 1, name: "small", rules: [] };
const read = { policy: (policy) => ({ policy, catalog: fullCatalog() }), catalog: (catalog) => ({ policy: smallPolicy, catalog }) };

/** The errors that the reader finds in a document. */
function errorsOf(name, document) {
  try {
    createGateSync(read[name](document)).dispose();
    return [];
  } catch (error) {
    return error.issues.filter((issue) => issue.document === name && issue.severity === "error");
  }
}

/** What is beyond a schema: expressions, what has to fit together, tables. By code, where it matters with its place. */
const BEYOND = {
  policy: [
    /^expr\//, /^template\//, /^policy\/(duplicate-rule|fact-conflict|empty-each|fact-type|quote-before-date|let-cycle|bad-let-name)/,
    /^document\/missing-field (\/headline|\/rules\/\d+\/(deny|review|warn|message|suggest)|)$/, // a text in the policy's locale, or that locale
    /^document\/bad-value \/facts\/[\w.]+\/max$/, // less than the least value
  ],
  catalog: [
    /^catalog\/(missing-vendor-plan|duplicate-plan-id|unknown-currency|bad-amount|unknown-successor|successor-cycle)/,
    /^document\/bad-value .*\/effectiveFrom$/, // that of another version
    /^document\/bad-value \/vendor\/\d+\/plan\/planId$/, // another than that of the entry
  ],
};

function compare(name, document, what) {
  const errors = errorsOf(name, document);
  const told = `${what}\n${JSON.stringify(document)}\n`;
  if (!valid[name](document)) {
    assert.ok(errors.length > 0, `${told}the reader accepts what the schema does not: ${ajv.errorsText(valid[name].errors)}`);
    return;
  }
  const missed = errors.map(({ code, path }) => `${code} ${path}`).filter((issue) => !BEYOND[name].some((beyond) => beyond.test(issue)));
  assert.deepEqual(missed, [], `${told}the schema accepts what the reader does not`);
}

const full = { policy: fullPolicy, catalog: fullCatalog };

for (const name of NAMES) {
  describe(`the schema of a ${name}`, () => {
    test("accepts a document with every field, as the reader does", () => {
      assert.ok(valid[name](full[name]()), ajv.errorsText(valid[name].errors));
      assert.deepEqual(errorsOf(name, full[name]()), []);
    });

    test("agrees with the reader on every single change of that document", () => {
      for (const place of placesOf(full[name]())) {
        for (const mutation of MUTATIONS) compare(name, mutated(full[name](), place, mutation), `${JSON.stringify(place)} ${mutation.name}`);
      }
    });

    test("agrees with the reader on several changes at once", () => {
      const places = placesOf(full[name]());
      const change = fc.tuple(fc.constantFrom(...places), fc.constantFrom(...MUTATIONS));
      fc.assert(fc.property(fc.array(change, { minLength: 2, maxLength: 4 }), (changes) => {
        compare(name, changes.reduce((document, [place, mutation]) => mutated(document, place, mutation), full[name]()), "several changes");
      }), { numRuns: 3000, seed: 20260115 });
    });
  });
}
