// Whoever decides, decides the same: the engine as wasm, as plain JavaScript and compiled for this machine; and the oracle,
// which was written from the design's words and shares no code with them.
import assert from "node:assert/strict";
import fc from "fast-check";
import * as plain from "plangate/plain";
import { REQUESTS, forEachRequest, law } from "./law.mjs";
import { decideNatively } from "./native.mjs";
import { decide } from "./oracle.mjs";
import { decided, gist, open } from "./product.mjs";
import { worlds } from "./worlds.mjs";

law("the oracle agrees", worlds(REQUESTS, { wrong: 1 }), (world) => {
  const gate = open(world);
  forEachRequest(world, (request) => assert.deepEqual(gist(decided(gate, request)), decide(world.policy, world.catalog, request)));
});

/** Starting a program costs as much as some hundred decisions. */
const BATCH = 20;
const batches = fc.array(worlds(REQUESTS, { unknown: 4, wrong: 1 }), { minLength: BATCH, maxLength: BATCH });

law("wasm, plain JavaScript and native say the same", batches, (batch) => {
  const natively = decideNatively(batch);
  batch.forEach((world, at) => {
    const [wasm, converted] = [open(world), open(world, plain)];
    forEachRequest(world, (request, i) => {
      const decision = decided(wasm, request);
      assert.equal(JSON.stringify(decided(converted, request)), JSON.stringify(decision));
      assert.deepEqual(natively[at][i], decision);
    });
  });
}, BATCH * REQUESTS);
