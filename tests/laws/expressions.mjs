// Conditions as trees, for fast-check to make and to shrink, for the oracle to evaluate, and as text for the product.
import fc from "fast-check";

/** What conditions read: each fact's declaration and good values. `change.` and `actor.` facts are told with the change. */
export const FACTS = {
  "usage.seats": { type: "int", min: 0, kind: "stock", actionable: "decrease", good: [0, 1, 3, 4, 5, 2 ** 53 - 1] },
  "usage.calls": { type: "int", min: 0, kind: "quota", actionable: "decrease", good: [0, 99, 100, 101] },
  "customer.age": { type: "int", actionable: "both", good: [-3, 0, 1, 2, 7] },
  "customer.vip": { type: "bool", actionable: "increase", good: [true, false] },
  "customer.tier": { type: "string", values: ["a", "b", "c"], actionable: "both", good: ["a", "b", "c"] },
  "customer.tags": { type: "list<string>", good: [[], ["x"], ["x", "y"], ["z"]] },
  "customer.owes": { type: "money", actionable: "decrease", good: ["0.00 GBP", "5.00 GBP", "5.01 GBP", "5.00 EUR"] },
  "subscription.until": { type: "timestamp", optional: true, good: [null, "2026-01-10T00:00:00Z", "2026-01-20T00:00:00Z"] },
  "subscription.termEndsAt": { type: "timestamp", good: ["2026-01-12T00:00:00Z", "2026-03-01T00:00:00Z"] },
  "actor.role": { type: "string", values: ["owner", "member"], good: ["owner", "member"] },
};
/** Facts of the engine's own. */
export const ENGINE_FACTS = { "change.quantity": { type: "int", min: 0, good: [0, 3, 5] }, now: { type: "timestamp", good: ["2026-01-15T00:00:00Z", "2026-01-10T00:00:00Z"] } };

const pick = (...values) => fc.constantFrom(...values);
const fact = (path) => fc.constant(["fact", path]);
const factOf = (...paths) => pick(...paths.map((path) => ["fact", path]));
const literal = (type, ...values) => pick(...values.map((value) => ["literal", type, value]));
const planOf = (...fields) => fc.tuple(fc.constant("plan"), pick("current", "requested"), pick(...fields));
const limit = planOf("limits.seats", "limits.calls");
const order = pick("<", "<=", ">", ">=", "==", "!=");
const compared = (a, b, operators = order) => fc.tuple(fc.constant("compare"), operators, a, b);

const until = ["fact", "subscription.until"];
const known = (name) => ["has", name];
const rankAbove = fc.tuple(pick("current", "requested"), pick(0, 1)).map(([side, n]) => {
  const rank = ["plan", side, "rank"];
  return ["and", known(rank), ["compare", ">", rank, ["literal", "int", n]]];
});
const stillBound = pick(
  ["and", known(until), ["compare", "<", ["now"], until]],
  ["or", ["not", known(until)], ["compare", ">=", ["now"], until]],
);

const simple = fc.oneof(
  fact("customer.vip"),
  compared(factOf("customer.tier"), literal("string", "a", "b"), pick("==", "!=")),
  compared(factOf("actor.role"), literal("string", "owner"), pick("==", "!=")),
  compared(planOf("code", "status"), literal("string", "p0", "p1", "active"), pick("==", "!=")),
  compared(fc.constant(["direction"]), literal("string", "upgrade", "downgrade", "crossgrade", "unknown"), pick("==", "!=")),
  fc.tuple(fc.constant("in"), pick("x", "y"), fact("customer.tags")),
  fc.tuple(fc.constant("in"), pick("f1", "f2"), planOf("features")),
  compared(fact("customer.owes"), literal("money", "5.00 GBP", "0.00 EUR"), pick("<", "<=", ">", ">=")),
  compared(planOf("price"), planOf("price"), pick("<", ">=")),
  compared(factOf("usage.seats", "usage.calls"), limit),
  rankAbove,
  stillBound,
  fc.constant(known(until)),
  literal("bool", true, false),
);

/** `bool` and `int` expressions; `lets` are the names of definitions that may stand in them. */
export const expressions = (lets) => fc.letrec((tie) => ({
  bool: fc.oneof({ maxDepth: 3, withCrossShrink: true },
    { arbitrary: lets.length > 0 ? fc.oneof(simple, pick(...lets.map((name) => ["let", name]))) : simple, weight: 6 },
    { arbitrary: compared(tie("int"), tie("int")), weight: 2 },
    { arbitrary: fc.tuple(fc.constant("not"), tie("bool")), weight: 1 },
    { arbitrary: fc.tuple(pick("and", "or"), tie("bool"), tie("bool")), weight: 4 },
    { arbitrary: fc.tuple(fc.constant("if"), tie("bool"), tie("bool"), tie("bool")), weight: 1 }),
  int: fc.oneof({ maxDepth: 2, withCrossShrink: true },
    { arbitrary: factOf("usage.seats", "usage.calls", "customer.age", "change.quantity"), weight: 4 },
    { arbitrary: literal("int", 0, 2, 5, 100), weight: 2 },
    // The left side is never a constant, so that nothing is wrong already when the policy is read.
    { arbitrary: fc.tuple(fc.constant("arithmetic"), pick("+", "-", "*", "/", "%"), factOf("usage.seats", "customer.age"),
      fc.oneof(tie("int"), literal("int", "9223372036854775807", 0))), weight: 2 }),
}));

const LITERALS = { bool: String, int: String, string: (value) => `'${value}'`, money: (value) => `money('${value}')`, timestamp: (value) => `timestamp('${value}')` };
const WRITERS = {
  fact: (path) => path,
  plan: (side, field) => `${side}.${field}`,
  let: (name) => name,
  now: () => "now",
  later: (hours) => `now + duration('${hours}h')`,
  direction: () => "change.direction",
  literal: (type, value) => LITERALS[type](value),
  has: (name) => `has(${write(name)})`,
  not: (a) => `!(${write(a)})`,
  and: (a, b) => `(${write(a)}) && (${write(b)})`,
  or: (a, b) => `(${write(a)}) || (${write(b)})`,
  if: (a, b, c) => `(${write(a)}) ? (${write(b)}) : (${write(c)})`,
  compare: (operator, a, b) => `(${write(a)}) ${operator} (${write(b)})`,
  arithmetic: (operator, a, b) => `(${write(a)}) ${operator} (${write(b)})`,
  in: (text, list) => `'${text}' in ${write(list)}`,
};

/** An expression as the policy has it. */
export function write([op, ...args]) {
  return WRITERS[op](...args);
}

/** All parts of a tree, itself the first. */
export function parts(tree) {
  return [tree, ...tree.slice(1).filter(Array.isArray).flatMap(parts)];
}
