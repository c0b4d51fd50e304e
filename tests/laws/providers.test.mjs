// Facts that are asked for: what is decided is what would be with all of them, and nobody is asked in vain.
import assert from "node:assert/strict";
import { REQUESTS, forEachRequestInTurn, law } from "./law.mjs";
import { decided, gist, open } from "./product.mjs";
import { asked, completed, unfinishedWorlds } from "./worlds.mjs";

/** Providers of all facts that a request does not say, and what they were called for. */
function providersOf(request, values) {
  const calls = [];
  const paths = Object.keys(request).filter((path) => request[path] === undefined && !["change.current", "change.requested", "change.cancel"].includes(path));
  return { calls, providers: Object.fromEntries(paths.map((path) => [path, () => { calls.push(path); return values[path]; }])) };
}

law("decideWith decides as with all facts, and asks for what may matter alone", unfinishedWorlds(REQUESTS), async (world) => {
  const gate = open(world);
  await forEachRequestInTurn(world, async (request, i) => {
    const { change, facts } = asked(request);
    const { calls, providers } = providersOf(request, world.completions[i]);
    const full = decided(gate, completed(request, world.completions[i], (path) => path in providers));
    const decision = await gate.decideWith(change, providers, { facts });
    assert.deepEqual([gist(decision), decision.needs], [gist(full), full.needs]);
    assert.equal(new Set(calls).size, calls.length);
    const { needs } = decided(gate, request);
    assert.deepEqual(calls.slice(0, 1), needs.filter((path) => path in providers).slice(0, 1));
    const { outcome } = await gate.decideWith(change, providersOf(request, world.completions[i]).providers, { facts, until: "outcome" });
    assert.equal(outcome, full.outcome);
  });
});
