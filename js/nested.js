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
