/**
 * Conditions as the engine hands them over, made simpler and printed as CEL.
 *
 * A condition is a name as a text, a literal as `["", text in CEL]`, or an operation as `[operator, ...operands]`. What can
 * only be run is `["source", text in CEL]`.
 * @typedef {string | [string, ...any[]]} Condition
 */

/** @type {Record<string, number>} operators by how tightly they bind; calls and `has` bind tightest */
const TIGHTNESS = {
  "?": 0, "||": 1, "&&": 2, "==": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3, in: 3, "+": 4, "-": 4, "*": 5, "/": 5, "%": 5, "!": 6,
};
/** @type {Record<string, string>} */
const OPPOSITE = { "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "&&": "||", "||": "&&" };
/** @type {Record<string, string>} the comparison with its sides swapped */
export const MIRRORED = { "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** @param {Condition} condition */
export const isLiteral = (condition) => condition[0] === "";

/** @param {Condition} condition */
export const isText = (condition) => typeof condition === "string";

/** @param {Condition} condition @returns {Condition} */
export function negated(condition) {
  const [operator, ...operands] = condition;
  if (isLiteral(condition)) return ["", operands[0] === "true" ? "false" : "true"];
  if (isText(condition) || OPPOSITE[operator] === undefined) return operator === "!" ? operands[0] : ["!", condition];
  if (operator === "&&" || operator === "||") return [OPPOSITE[operator], ...operands.map(negated)];
  return [OPPOSITE[operator], ...operands];
}

/** The parts that an operator joins, however they are nested. @param {string} operator @param {Condition} condition @returns {Condition[]} */
export function parts(operator, condition) {
  if (isText(condition) || condition[0] !== operator) return [condition];
  return condition.slice(1).flatMap((part) => parts(operator, part));
}

/** `[name, comparison, number]` of a name compared with a whole number. @param {Condition} condition */
export function bound(condition) {
  const [operator, left, right] = condition;
  if (isText(condition) || MIRRORED[operator] === undefined) return null;
  const swapped = isLiteral(left);
  const [name, literal] = swapped ? [right, left] : [left, right];
  if (!isText(name) || !isLiteral(literal) || !/^-?\d{1,15}$/.test(literal[1])) return null;
  return { name, operator: swapped ? MIRRORED[operator] : operator, number: Number(literal[1]) };
}

/**
 * Of parts that are joined those that say something: each once, of bounds of one name the one that decides, and of the
 * parts within them what the others do not settle.
 * @param {"&&" | "||"} operator @param {Condition[]} conditions @returns {Condition[]}
 */
export function simplified(operator, conditions) {
  const all = settled(operator, conditions.flatMap((condition) => parts(operator, condition)).map(simpler));
  const neutral = operator === "&&" ? "true" : "false";
  if (all.some((part) => isLiteral(part) && part[1] !== neutral)) return [["", operator === "&&" ? "false" : "true"]];
  const kept = all.filter((part, i) => {
    const own = cel(part);
    return !isLiteral(part) && !all.some((other, j) => j !== i && (cel(other) === own ? j < i : implies(operator, other, part)));
  });
  return kept.length === 0 ? [["", neutral]] : kept;
}

/** Whether it has a value whenever its facts do. @param {Condition} part */
function isPlain(part) {
  return isText(part) || part[0] === "has" || bound(part) !== null || (part[0] === "!" && isText(part[1]));
}

/**
 * Puts in what the plain parts say of what stands within the others: `a > 3 && (a <= 3 || b)` is `a > 3 && b`.
 * @param {"&&" | "||"} operator @param {Condition[]} all @returns {Condition[]}
 */
function settled(operator, all) {
  const known = all.filter(isPlain).map((part) => (operator === "&&" ? part : negated(part)));
  const inner = operator === "&&" ? "||" : "&&";
  return all.flatMap((part) => {
    if (isText(part) || part[0] !== inner) return [part];
    const values = part.slice(1).map((/** @type {Condition} */ one) => valueOf(one, known));
    if (values.includes(operator === "&&")) return [];
    return [joined(inner, part.slice(1).filter((/** @type {Condition} */ _, /** @type {number} */ i) => values[i] === null))];
  });
}

/** What a part is where others hold; null when they do not say. @param {Condition} part @param {Condition[]} known */
function valueOf(part, known) {
  if (!isPlain(part)) return null;
  const holds = (/** @type {Condition} */ one) => known.some((other) => cel(other) === cel(one) || implies("&&", other, one));
  if (holds(part)) return true;
  return holds(negated(part)) ? false : null;
}

/** @param {Condition} condition @returns {Condition} */
function simpler(condition) {
  if (isText(condition)) return condition;
  const [operator, ...operands] = condition;
  if (operator === "&&" || operator === "||") return joined(operator, operands);
  if (operator === "!" && !isText(operands[0])) {
    const inner = negated(operands[0]);
    return inner[0] === "!" ? inner : simpler(inner);
  }
  return condition;
}

/** @param {"&&" | "||"} operator @param {Condition[]} conditions @returns {Condition} */
export function joined(operator, conditions) {
  const kept = simplified(operator, conditions);
  return kept.length === 1 ? kept[0] : [operator, ...kept];
}

/** Whether `part` says nothing beside `other`. @param {string} operator @param {Condition} other @param {Condition} part */
function implies(operator, other, part) {
  const a = bound(other);
  const b = bound(part);
  if (a === null || b === null || a.name !== b.name || a.operator[0] !== b.operator[0] || !/[<>]/.test(a.operator)) return false;
  const edge = (/** @type {{ operator: string, number: number }} */ { operator: o, number }) => (o === "<" || o === ">=" ? number : number + (o === "<=" ? 1 : 1));
  const upper = a.operator[0] === "<";
  const tighter = upper ? edge(a) <= edge(b) : edge(a) >= edge(b);
  return operator === "&&" ? tighter : !tighter || edge(a) === edge(b);
}

/** @param {Condition} condition @param {number} [outer] how tightly what stands around it binds @returns {string} */
export function cel(condition, outer = 0) {
  if (isText(condition)) return /** @type {string} */ (condition);
  const [operator, ...operands] = condition;
  if (operator === "") return operands[0];
  if (operator === "source") return `(${operands[0]})`;
  const own = operands.length === 1 && operator === "-" ? TIGHTNESS["!"] : TIGHTNESS[operator];
  if (own === undefined) return call(operator, operands);
  const text = operation(operator, operands, own);
  return own < outer ? `(${text})` : text;
}

/** @param {string} operator @param {Condition[]} operands @param {number} own */
function operation(operator, operands, own) {
  if (operator === "?") return `${cel(operands[0], 1)} ? ${cel(operands[1], 1)} : ${cel(operands[2])}`;
  if (operands.length === 1) return `${operator}${cel(operands[0], own)}`;
  // What stands behind an operator that is not associative needs brackets when it binds no tighter.
  const behind = operator === "&&" || operator === "||" ? own : own + 1;
  return operands.map((operand, i) => cel(operand, i === 0 ? own : behind)).join(` ${operator} `);
}

/** @param {string} operator @param {Condition[]} operands */
function call(operator, operands) {
  const [first, ...rest] = operands.map((operand) => cel(operand));
  if (operator === "[]") return `${cel(operands[0], 7)}[${rest[0]}]`;
  if (operator === "[?]") return `${cel(operands[0], 7)}[?${rest[0]}]`;
  if (operator[0] === ".") return `${cel(operands[0], 7)}${operator}(${rest.join(", ")})`;
  return `${operator}(${operands.map((operand) => cel(operand)).join(", ")})`.replace("(undefined)", `(${first || ""})`);
}
