/**
 * Conditions as the engine hands them over, printed as CEL and as words.
 *
 * A condition is a name as a text, a literal as `["", text in CEL]`, or an operation as `[operator, ...operands]`.
 * @typedef {string | [string, ...any[]]} Condition
 */

/** @type {Record<string, number>} operators by how tightly they bind; calls and `has` bind tightest */
const TIGHTNESS = {
  "?": 0, "||": 1, "&&": 2, "==": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3, in: 3, "+": 4, "-": 4, "*": 5, "/": 5, "%": 5, "!": 6,
};
/** @type {Record<string, string>} */
const OPPOSITE = { "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "&&": "||", "||": "&&" };
/** @type {Record<string, string>} the comparison with its sides swapped */
const MIRRORED = { "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** @param {Condition} condition */
const isLiteral = (condition) => condition[0] === "";

/** @param {Condition} condition */
const isText = (condition) => typeof condition === "string";

/** @param {Condition} condition @returns {Condition} */
export function negated(condition) {
  const [operator, ...operands] = condition;
  if (isText(condition) || OPPOSITE[operator] === undefined) return operator === "!" ? operands[0] : ["!", condition];
  if (operator === "&&" || operator === "||") return [OPPOSITE[operator], ...operands.map(negated)];
  return [OPPOSITE[operator], ...operands];
}

/** The parts that an operator joins, however they are nested. @param {string} operator @param {Condition} condition @returns {Condition[]} */
function parts(operator, condition) {
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
 * Of parts that are joined those that say something: each once, and of bounds of one name the one that decides.
 * @param {"&&" | "||"} operator @param {Condition[]} conditions @returns {Condition[]}
 */
export function simplified(operator, conditions) {
  const all = conditions.flatMap((condition) => parts(operator, condition)).map(simpler);
  const neutral = operator === "&&" ? "true" : "false";
  if (all.some((part) => isLiteral(part) && part[1] !== neutral)) return [["", operator === "&&" ? "false" : "true"]];
  const kept = all.filter((part, i) => {
    const own = cel(part);
    return !isLiteral(part) && !all.some((other, j) => j !== i && (cel(other) === own ? j < i : implies(operator, other, part)));
  });
  return kept.length === 0 ? [["", neutral]] : kept;
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

/** @type {Record<string, (value: string) => string>} */
const COMPARED = {
  "==": (value) => `is ${value}`,
  "!=": (value) => `is not ${value}`,
  "<": (value) => `is less than ${value}`,
  "<=": (value) => `is ${value} or less`,
  ">": (value) => `is more than ${value}`,
  ">=": (value) => `is ${value} or more`,
  in: (value) => `is one of ${value}`,
};
/** @type {Record<string, (value: string) => string>} of times */
const DATED = {
  "<": (value) => `is before ${value}`,
  "<=": (value) => `is not after ${value}`,
  ">": (value) => `is after ${value}`,
  ">=": (value) => `is not before ${value}`,
};

/** "usage.apiCalls" as "api calls". @param {string} name */
function subject(name) {
  const path = name.split(".");
  const label = /** @type {string} */ (path.pop()).replace(/_/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return path[0] === "current" || path[0] === "requested" ? `the ${path[0]} plan's ${label}` : label;
}

/** The condition in words. @param {Condition} condition @returns {string} */
export function words(condition) {
  if (isText(condition)) return `${subject(/** @type {string} */ (condition))} is true`;
  const [operator, left, right] = condition;
  if (operator === "&&" || operator === "||") return joinedWords(operator, condition);
  if (operator === "!") return negatedWords(left) || cel(condition);
  if (COMPARED[operator] !== undefined && isLiteral(left) && operator !== "in") return words([MIRRORED[operator], right, left]);
  return (isText(left) && ofName(left, operator, right)) || cel(condition);
}

/** What is said of a name; nothing when there are no words for it. @param {string} left @param {string} operator @param {Condition} right */
function ofName(left, operator, right) {
  if (operator === "has") return `${subject(left)} is given`;
  return COMPARED[operator] === undefined ? undefined : compared(left, operator, right);
}

/** @param {"&&" | "||"} operator @param {Condition} condition @returns {string} */
function joinedWords(operator, condition) {
  const glue = operator === "&&" ? " and " : " or ";
  const mixed = OPPOSITE[operator];
  return parts(operator, condition).map((part) => (part[0] === mixed ? `(${words(part)})` : words(part))).join(glue);
}

/** @param {Condition} condition @returns {string | undefined} that it does not hold, in words; nothing when there are none */
function negatedWords(condition) {
  if (isText(condition)) return `${subject(/** @type {string} */ (condition))} is not true`;
  const [operator, left, right] = condition;
  if (operator === "has" && isText(left)) return `${subject(left)} is not given`;
  if (operator === "in" && isText(left)) return `${subject(left)} is none of ${operandWords(right)}`;
  return undefined;
}

/** @param {string} left @param {string} operator @param {Condition} right */
function compared(left, operator, right) {
  const dated = left === "now" || /^timestamp\(/.test(operandWords(right)) || /(At|Until|On|Date)$/.test(left);
  const phrase = (dated && DATED[operator]) || COMPARED[operator];
  return `${subject(left)} ${phrase(operandWords(right))}`;
}

/** @param {Condition} condition */
function operandWords(condition) {
  if (isText(condition)) return subject(/** @type {string} */ (condition));
  return cel(condition).replace(/^(?:timestamp|duration|money)\('(.*)'\)$/, "$1").replace(/^\[(.*)\]$/, "$1");
}
