/** Reading the answer of the engine: core/analysis/matrix.h */

/** Facts as the caller would give them. @param {[string, unknown][]} witness @returns {object} */
export function nested(witness) {
  /** @type {any} */
  const facts = {};
  for (const [path, value] of witness) {
    const keys = path.split(".");
    const last = /** @type {string} */ (keys.pop());
    let record = facts;
    for (const key of keys) record = record[key] = record[key] || {};
    record[last] = value;
  }
  return facts;
}

/**
 * The change that a cell of the engine's answer stands for; no requested plan is a cancellation.
 * @param {string[]} plans
 * @param {number} cell
 * @returns {{ current: string, requested: string | null }}
 */
export function changeAt(plans, cell) {
  const column = cell % (plans.length + 1);
  return { current: plans[Math.floor(cell / (plans.length + 1))], requested: column < plans.length ? plans[column] : null };
}
