/**
 * A gate, perhaps of another copy of this package. A Proxy of a gate is one too.
 * @param {unknown} value
 * @param {string} what the argument is called
 * @returns {import("./gate.js").Gate}
 * @throws {TypeError} for anything else
 */
export function asGate(value, what) {
  const gate = /** @type {any} */ (value);
  if (gate && typeof gate.decideGivenWith === "function") return gate;
  throw new TypeError(`${what} must be a gate, as createGate makes it.`);
}
