/**
 * Places and edits in the text of a rule's condition.
 *
 * @typedef {import("../matrix/rules.js").Rule} Rule
 */

/** @param {string} text of names, to be found whatever the blanks */
const pattern = (text) => text.replace(/[.]/g, "\\s*\\.\\s*");

/** How a member's rule writes a name. @param {Rule} rule @param {string} name */
function asWritten({ member }, name) {
  if (member === undefined) return name;
  if (name === `usage.${member}`) return "it.used";
  return name === `requested.limits.${member}` ? "it.limit" : name;
}

/**
 * Where a comparison of a fact with something stands, if it stands in the rule once.
 * @param {Rule} rule
 * @param {string} fact
 * @param {string} other
 * @returns {{ field: string, operator: string, operatorRange: [number, number], range: [number, number], otherRange: [number, number] } | null}
 */
export function comparison(rule, fact, other) {
  const [left, right] = [fact, other].map((name) => pattern(asWritten(rule, name)));
  const found = ["when", "unless"].flatMap((field) => {
    const matches = Array.from((rule.source[field] || "").matchAll(new RegExp(`(?<![\\w.])(${left}\\s*)(>=|<=|>|<)(\\s*)(${right})(?![\\w.]|\\s*[-+*/%])`, "g")));
    return matches.map((match) => ({ field, match }));
  });
  if (found.length !== 1) return null;
  const [{ field, match }] = found;
  const [whole, before, operator, blanks, last] = /** @type {string[]} */ (/** @type {unknown} */ (match));
  const from = /** @type {number} */ (match.index);
  const operatorFrom = from + before.length;
  const otherFrom = operatorFrom + operator.length + blanks.length;
  return {
    field, operator,
    operatorRange: [operatorFrom, operatorFrom + operator.length],
    range: [from, from + whole.length],
    otherRange: [otherFrom, otherFrom + last.length],
  };
}

/** @type {Record<string, string>} the comparison that decides otherwise where both sides are equal */
const STRICTER = { ">=": ">", ">": ">=", "<": "<=", "<=": "<" };

/**
 * Place and edit that turn round what is decided where both are equal.
 * @param {Rule} rule @param {string} fact @param {string} other
 * @returns {Partial<import("../types.js").Finding>}
 */
export function operatorEdit(rule, fact, other) {
  const found = comparison(rule, fact, other);
  if (found === null) return {};
  const path = `/rules/${rule.index}/${found.field}`;
  return { path, range: found.range, fix: { document: "policy", path, range: found.operatorRange, replacement: STRICTER[found.operator] } };
}
