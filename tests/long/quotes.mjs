// A hundred thousand random quotes by the package and by the oracle of BigInt and Temporal.
import assert from "node:assert/strict";
import { createGateSync } from "plangate";
import { asDocuments, expected, found, randomQuestion } from "../js/quotes.mjs";
import { Random } from "../random.mjs";

const COUNT = 100_000;
const random = new Random(7);

for (let i = 0; i < COUNT; i += 1) {
  const question = randomQuestion(random);
  const { policy, catalog, change, facts } = asDocuments(question);
  const answer = createGateSync({ policy, catalog }).quote(change, facts);
  assert.deepEqual(found(answer), expected(question), JSON.stringify({ policy, catalog, facts }));
}
console.log(`quotes: ${COUNT} compared with the oracle`);
