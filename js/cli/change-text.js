/** Changes of plan and facts on one line. */

/** @param {import("../types.js").Change} change */
export function changeText({ current, requested }) {
  return requested === undefined || requested === null ? `${current} cancelled` : `${current} -> ${requested}`;
}

/** As `path = value`, the paths of `only` if there are any. @param {any} facts @param {string[]} [only] */
export function factsText(facts, only = []) {
  const all = flat(facts, "");
  const chosen = all.filter(([path]) => only.includes(path));
  return (chosen.length > 0 ? chosen : all).map(([path, value]) => `${path} = ${JSON.stringify(value)}`).join(", ");
}

/** @param {any} value @param {string} path @returns {[path: string, value: unknown][]} */
function flat(value, path) {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Date) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === "" ? key : `${path}.${key}`));
}
