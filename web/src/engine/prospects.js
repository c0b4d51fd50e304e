/** Beyond this size finding out takes longer than anybody waits. */
const MOST = 3_000_000;

/** Rules times pairs of plans. @param {{policy: string, catalog: string}} documents that were accepted */
export function sizeOf({ policy, catalog }) {
  const plans = Object.keys(JSON.parse(catalog).plans ?? {}).length;
  return (JSON.parse(policy).rules ?? []).length * plans * plans;
}

const listOf = (matrix, { current, requested, cancel }) => (matrix.at(current, cancel === true ? null : String(requested))?.outcomes ?? []).map((prospect) => prospect.toJSON());

/**
 * What may come of one change: `always`, whatever the facts are, and where too little is known to decide, `known`: with
 * the facts at hand. Empty for a change that is not in the matrix, null when there is too much of it.
 * @param {object} gate
 * @param {{policy: string, catalog: string, size: number, matrix?: object}} good what the gate has loaded; the matrix is kept with it
 */
export function prospectsOf(gate, good, change, facts, outcome) {
  if (good.size > MOST || typeof change?.current !== "string") return null;
  good.matrix ??= gate.matrix();
  const known = outcome === "undecided" ? listOf(gate.matrix(facts), change) : [];
  return { always: listOf(good.matrix, change), known };
}
