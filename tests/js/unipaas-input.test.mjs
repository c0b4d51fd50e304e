// What the webhook and the store's catalogue take, and what they refuse.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createGateSync } from "plangate";
import { catalogFrom, createPlanWebhook } from "plangate/unipaas";

const policy = { plangate: 1, name: "none", rules: [] };

describe("what stores, gates and catalogues must be", () => {
  const gate = createGateSync({ policy, catalog: { plangate: 1, plans: {} } });
  const store = { getKeys: async () => [], getItems: async () => [], setItem: async () => {}, removeItem: async () => {} };
  const cyclic = {};
  cyclic.self = cyclic;

  test("a webhook is made of nothing else", () => {
    const none = [undefined, null, 5, "x", {}, []];
    for (const odd of none) {
      assert.throws(() => createPlanWebhook(odd), { name: "TypeError", message: /^createPlanWebhook needs/ });
      assert.throws(() => createPlanWebhook({ secrets: "s", store: odd, gate }), { name: "TypeError", message: /^createPlanWebhook needs a `store`/ });
      assert.throws(() => createPlanWebhook({ secrets: "s", store, gate: odd }), { name: "TypeError", message: /^createPlanWebhook needs a `store`/ });
    }
    createPlanWebhook({ secrets: "s", store, gate });
  });

  test("a catalogue of a team is an object or its text, and may be empty", async () => {
    for (const odd of [undefined, null, 5, "x", [], cyclic, 5n, "5", { vendor: 5 }]) {
      await assert.rejects(catalogFrom(store, odd), { name: "TypeError", message: /^The team's catalogue/ });
    }
    for (const odd of [undefined, null, 5, {}]) await assert.rejects(catalogFrom(odd, {}), { name: "TypeError", message: /^catalogFrom needs/ });
    assert.deepEqual(JSON.parse(await catalogFrom(store, {})), { vendor: [] });
    assert.deepEqual(JSON.parse(await catalogFrom(store, '\ufeff{"plangate":1,"plans":{}}')), { vendor: [], plangate: 1, plans: {} });
  });
});
