// How a law is tried: on so many requests in all, several for each world.
import fc from "fast-check";
import { test } from "node:test";
import { CASES } from "../differential/size.mjs";
import { closeAll } from "./product.mjs";
import { asked, policyDocument } from "./worlds.mjs";

/** Requests for one world. */
export const REQUESTS = 25;

/** The same cases in each `npm test`; others each time in the long run. */
const SEED = CASES > 10_000 ? Date.now() : 20260115;

/**
 * @param {string} name
 * @param {import("fast-check").Arbitrary<T>} worlds each with REQUESTS requests
 * @param {(world: T) => unknown} check which may answer a promise
 * @param {number} size requests of one run, where it is not one world; what fails is then not made smaller
 * @template T
 */
export function law(name, worlds, check, size = REQUESTS) {
  const property = fc.asyncProperty(worlds, async (world) => { await check(world); }).afterEach(closeAll);
  test(`${name} (${CASES} requests, seed ${SEED})`, () =>
    fc.assert(property, { numRuns: Math.ceil(CASES / size), seed: SEED, endOnFailure: size !== REQUESTS }));
}

/** Says for which request of a world a check failed. */
export function forEachRequest(world, check) {
  world.requests.forEach((request, i) => {
    try {
      check(request, i);
    } catch (error) {
      throw told(error, world, request);
    }
  });
}

/** The same for a check that waits. */
export async function forEachRequestInTurn(world, check) {
  for (const [i, request] of world.requests.entries()) {
    try {
      await check(request, i);
    } catch (error) {
      throw told(error, world, request);
    }
  }
}

function told(error, { policy, catalog }, request) {
  error.message += `\npolicy: ${JSON.stringify(policyDocument(policy))}\ncatalog: ${JSON.stringify(catalog)}\nasked: ${JSON.stringify(asked(request))}`;
  return error;
}
