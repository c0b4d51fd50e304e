// What a condition is worth: known, not known, an error, or without the plan that a cancellation does not have. False &&
// anything is false, true || anything is true; apart from that what is not known wins over errors. The missing plan wins
// over all of them where every operand counts, and over none where another may settle the matter.

const UNKNOWN = Object.freeze({ unknown: true });
const ERROR = Object.freeze({ error: true });
const NO_PLAN = Object.freeze({ noPlan: true });
const known = (value) => ({ known: value });
export const isKnown = (value) => "known" in value;
/** A condition that has nothing to say of a cancellation. */
export const lacksPlan = (value) => value === NO_PLAN;

/** An operator that needs all of its operands. */
function strict(values, apply) {
  if (values.includes(NO_PLAN)) return NO_PLAN;
  if (values.includes(UNKNOWN)) return UNKNOWN;
  if (values.includes(ERROR)) return ERROR;
  return apply(...values.map((value) => value.known));
}

/** `settles` is false for `&&`, true for `||`. */
function either(settles, a, b) {
  if (a.known === settles || b.known === settles) return known(settles);
  const open = [a, b].filter((value) => !isKnown(value));
  return [UNKNOWN, ERROR, NO_PLAN].find((value) => open.includes(value)) || known(!settles);
}

const money = (text) => ({ amount: BigInt(text.split(" ")[0].replace(".", "")), currency: text.split(" ")[1] });
const READ = { int: BigInt, money, timestamp: Date.parse };
/** Of JSON: whole numbers are 64 bits, times are milliseconds. */
function read(value) {
  if (typeof value === "number") return BigInt(value);
  if (typeof value !== "string") return value;
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return Date.parse(value);
  return /^\d+\.\d\d [A-Z]{3}$/.test(value) ? money(value) : value;
}

const PLAN_FIELDS = {
  price: ({ price, currency }) => money(`${price} ${currency}`),
  rank: ({ rank }) => (rank === undefined ? null : BigInt(rank)),
  "limits.seats": ({ limits }) => limitOf(limits.seats),
  "limits.calls": ({ limits }) => limitOf(limits.calls),
};
/** No limit is above every number; one that is not stated is not known. */
const limitOf = (limit) => (limit === undefined ? undefined : limit === "unlimited" ? Infinity : BigInt(limit));

function planField(side, field, { codes, plans, cancels }) {
  if (cancels && side === "requested") return NO_PLAN;
  if (field === "code") return codes[side] === undefined ? UNKNOWN : known(codes[side]);
  const plan = plans[side];
  if (plan === undefined) return UNKNOWN;
  const value = PLAN_FIELDS[field] ? PLAN_FIELDS[field](plan) : plan[field];
  return value === undefined ? UNKNOWN : known(value);
}

const COMPARE = {
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b, "==": (a, b) => a === b, "!=": (a, b) => a !== b,
};
function compare(operator, a, b) {
  if (a === null || b === null) return ERROR;
  if (a.currency === undefined) return known(COMPARE[operator](a, b));
  return a.currency === b.currency ? known(COMPARE[operator](a.amount, b.amount)) : ERROR;
}

const ARITHMETIC = { "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "%": (a, b) => a % b };
function arithmetic(operator, a, b) {
  if (b === 0n && "/%".includes(operator)) return ERROR;
  const result = ARITHMETIC[operator](a, b);
  return BigInt.asIntN(64, result) === result ? known(result) : ERROR;
}

const EVALUATE = {
  fact: ({ facts }, path) => (path in facts ? known(read(facts[path])) : UNKNOWN),
  plan: (world, side, field) => planField(side, field, world),
  let: (world, name) => evaluateWhole(world.lets[name], world),
  now: ({ facts }) => ("now" in facts ? known(Date.parse(facts.now)) : UNKNOWN),
  later: (world, hours) => strict([evaluate(["now"], world)], (now) => known(now + hours * 3600000)),
  // Where it cannot be told, only an expression that compares it with 'unknown' reads it.
  direction: ({ direction, plans, namesUnknown }) => {
    if (direction === undefined) return UNKNOWN;
    if (direction !== "unknown" || namesUnknown) return known(direction);
    return plans.current === undefined || plans.requested === undefined ? UNKNOWN : ERROR;
  },
  literal: (world, type, value) => known((READ[type] || ((same) => same))(value)),
  has: (world, name) => strict([evaluate(name, world)], (value) => known(value !== null)),
  not: (world, a) => strict([evaluate(a, world)], (value) => known(!value)),
  and: (world, a, b) => either(false, evaluate(a, world), evaluate(b, world)),
  or: (world, a, b) => either(true, evaluate(a, world), evaluate(b, world)),
  if: (world, condition, a, b) => {
    const chosen = evaluate(condition, world);
    return isKnown(chosen) ? evaluate(chosen.known ? a : b, world) : chosen;
  },
  compare: (world, operator, a, b) => strict([evaluate(a, world), evaluate(b, world)], (x, y) => compare(operator, x, y)),
  arithmetic: (world, operator, a, b) => strict([evaluate(a, world), evaluate(b, world)], (x, y) => arithmetic(operator, x, y)),
  in: (world, text, list) => strict([evaluate(list, world)], (items) => known(items.includes(text))),
};

const isUnknown = (tree) => tree[0] === "literal" && tree[2] === "unknown";
const isDirection = (tree) => tree[0] === "direction";
const comparesWithUnknown = (operator, a, b) =>
  ["==", "!="].includes(operator) && ((isDirection(a) && isUnknown(b)) || (isUnknown(a) && isDirection(b)));
const namesUnknown = (tree) =>
  Array.isArray(tree) && ((tree[0] === "compare" && comparesWithUnknown(...tree.slice(1))) || tree.some(namesUnknown));

/** A whole expression: a condition, a date, a definition. */
export const evaluateWhole = (tree, world) => evaluate(tree, { ...world, namesUnknown: namesUnknown(tree) });

/** @returns {{ known: unknown } | { unknown: true } | { error: true } | { noPlan: true }} */
function evaluate([op, ...args], world) {
  return EVALUATE[op](world, ...args);
}
