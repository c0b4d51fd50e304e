// How much the property tests do: ten thousand cases in `npm test`, a million in `npm run test:long`.
export const CASES = process.env.PLANGATE_LONG === "1" ? 1_000_000 : 10_000;
const BATCH = 5_000;

/** Calls `run(first, count)` for batches of seeds; says how far it is where that takes long. */
export function inBatches(what, run) {
  for (let first = 0; first < CASES; first += BATCH) {
    run(first, Math.min(BATCH, CASES - first));
    if (CASES > 10_000 && (first / BATCH) % 10 === 9) console.log(`  ${what}: ${first + BATCH} of ${CASES}`);
  }
}
