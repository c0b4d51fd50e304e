// Worlds: a policy, a catalogue and requests, as fast-check makes them. A policy's conditions stay trees beside the
// document, for the oracle.
import fc from "fast-check";
import { ENGINE_FACTS, FACTS, expressions, parts, write } from "./expressions.mjs";

const pick = (...values) => fc.constantFrom(...values);
const sometimes = (arbitrary, freq = 2) => fc.option(arbitrary, { nil: undefined, freq });

const limit = fc.option(pick(0, 3, 5, 100, "unlimited"), { nil: undefined, freq: 8 });
const plan = fc.record({
  rank: sometimes(pick(0, 1, 2)), group: sometimes(pick("g", "h"), 1), price: pick("0.00", "5.00", "10.00", "42.00", "60.00"),
  currency: fc.oneof({ arbitrary: fc.constant("GBP"), weight: 5 }, { arbitrary: fc.constant("EUR"), weight: 1 }),
  period: pick("1 month", "1 year", "12 months", "1 week", "7 days"), features: pick([], ["f1"], ["f1", "f2"]),
  status: fc.oneof({ arbitrary: fc.constant("active"), weight: 6 }, { arbitrary: fc.constant("paused"), weight: 1 }), seats: limit, calls: limit,
}).map(({ seats, calls, ...fields }) => ({ name: "Plan", ...fields, limits: { seats, calls } }));
const catalogs = fc.array(plan, { minLength: 2, maxLength: 4 })
  .map((plans) => JSON.parse(JSON.stringify({ plangate: 1, plans: Object.fromEntries(plans.map((one, i) => [`p${i}`, one])) })));

const withoutLets = expressions([]).bool;
const withLets = expressions(["d0", "d1"]).bool;
const bound = ["has", ["fact", "subscription.until"]];
const dates = pick(["literal", "timestamp", "2026-01-18T00:00:00Z"], ["literal", "timestamp", "2026-01-05T00:00:00Z"], ["later", 24]);
const untilOrNow = ["if", bound, ["fact", "subscription.until"], ["now"]];

const effects = fc.oneof(
  { arbitrary: pick({ effect: "deny" }), weight: 3 }, { arbitrary: pick({ effect: "review" }), weight: 2 }, { arbitrary: pick({ effect: "warn" }), weight: 1 },
  { arbitrary: fc.record({ effect: fc.constant("defer"), date: dates }), weight: 2 }, { arbitrary: pick({ effect: "defer", date: ["fact", "subscription.until"], needsUntil: true }), weight: 1 },
);
const rule = fc.tuple(withLets, sometimes(withLets, 1), effects).map(([condition, unless, { needsUntil, ...effect }]) => ({
  when: needsUntil ? ["and", bound, condition] : condition, ...(unless && { unless }), ...effect,
}));

const DIRECTIONS = ["upgrade", "downgrade", "crossgrade", "same", "cancellation", "unknown"];
const moments = fc.oneof(pick("now", "term_end"), dates, fc.constant(untilOrNow));
const options = fc.record({
  direction: sometimes(fc.shuffledSubarray(["rank", "interval", "price"], { minLength: 1 })),
  timing: sometimes(fc.record(Object.fromEntries(DIRECTIONS.map((name) => [name, sometimes(moments)])))),
  guards: sometimes(fc.record(Object.fromEntries(["requested-unknown", "current-unknown", "not-selectable", "same-plan"].map((name) => [name, fc.boolean()]))), 1),
});

/** Definitions that no rule reads are left out: whether their facts count as read is nobody's business. */
function usedLets(lets, rules) {
  const names = (trees) => trees.flatMap(parts).filter(([op]) => op === "let").map(([, name]) => name);
  const direct = names(rules.flatMap(({ when, unless }) => (unless ? [when, unless] : [when])));
  const all = direct.includes("d1") ? [...direct, ...names([lets.d1])] : direct;
  return Object.fromEntries(Object.entries(lets).filter(([name]) => all.includes(name)));
}

/** A policy as trees: `{ lets, rules: [{ id, when, unless, effect, date }], direction, timing, guards }`. */
export const policies = fc.tuple(fc.array(rule, { minLength: 1, maxLength: 5 }), withoutLets, expressions(["d0"]).bool, options)
  .map(([rules, d0, d1, more]) => ({ lets: usedLets({ d0, d1 }, rules), rules: rules.map((one, i) => ({ id: `r${i}`, ...one })), ...more }));

const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
const moment = (value) => (Array.isArray(value) ? write(value) : value);

/** The rule as a policy has it. */
function ruleDocument({ id, when, unless, effect, date }) {
  const text = `Rule ${id}.`;
  return { id, when: write(when), ...(unless && { unless: write(unless) }), ...(date ? { defer: write(date), message: text } : { [effect]: text }) };
}

/** The document that the product reads. */
export function policyDocument({ lets, rules, direction, timing, guards }) {
  const facts = mapValues(FACTS, ({ good: _, ...declaration }) => declaration);
  return JSON.parse(JSON.stringify({
    plangate: 1, name: "world", facts, let: mapValues(lets, write), rules: rules.map(ruleDocument), direction, timing: timing && mapValues(timing, moment), guards,
  }));
}

/** Values that are never right, by type. */
const WRONG = { int: ["3", 1.5, -1e300, true], bool: [1, "true"], string: [5, "no such value"], "list<string>": ["x", [1]], money: [5, "5 pounds"], timestamp: ["soon", 5] };
const wrongValues = (path, { type, values }) => pick(...WRONG[type].filter((value) => values !== undefined || type !== "string" || typeof value !== "string" || path.startsWith("change.")));

const CODES = { type: "string", good: ["p0", "p0", "p0", "p1", "p1", "p1", "p2", "p3", "nope"] };
/** All that can be said in a request, by path. */
const SAID = { "change.current": CODES, "change.requested": CODES, ...FACTS, ...ENGINE_FACTS };
/** Their wrong values would be read by dates too, and what reads those is not the trees' to say. */
const NEVER_WRONG = ["now", "subscription.termEndsAt", "subscription.until", "change.current", "change.requested"];

const goodValue = (path) => pick(...SAID[path].good);
export const PATHS = Object.keys(SAID);

function said(path, unknown, wrong) {
  const right = { arbitrary: goodValue(path), weight: 20 };
  const missing = { arbitrary: fc.constant(undefined), weight: unknown };
  if (wrong === 0 || NEVER_WRONG.includes(path)) return fc.oneof(right, missing);
  return fc.oneof(right, missing, { arbitrary: wrongValues(path, SAID[path]), weight: wrong });
}

/** Whether a request cancels, and whether it says a plan all the same. */
const cancelling = fc.oneof({ arbitrary: pick([undefined], [false]), weight: 6 }, { arbitrary: pick([true, true], [true, false], [true, false]), weight: 1 });

/** Requests as flat records by path; undefined for what is not said. */
const requests = ({ unknown = 2, wrong = 0 } = {}) => fc.tuple(fc.record(Object.fromEntries(PATHS.map((path) => [path, said(path, unknown, wrong)]))), cancelling)
  .map(([request, [cancel, says]]) => ({ ...request, "change.cancel": cancel, ...(says === false && { "change.requested": undefined }) }));

function put(record, [key, ...rest], value) {
  if (rest.length === 0) record[key] = value;
  else put(record[key] ??= {}, rest, value);
}

/** The change and the facts that a request says. */
export function asked(request) {
  const out = { change: {}, facts: {} };
  for (const [path, value] of Object.entries(request)) {
    if (value === undefined) continue;
    const words = path.split(".");
    put(out, words[0] === "change" ? words : words[0] === "actor" ? ["change", ...words] : ["facts", ...words], value);
  }
  return out;
}

/** A request with more said: of the paths that are chosen what it did not say. A cancellation says no plan. */
export function completed(request, values, chosen) {
  const missing = PATHS.filter((path) => request[path] === undefined && !(request["change.cancel"] && path === "change.requested"));
  const more = missing.filter(chosen);
  return { ...request, ...Object.fromEntries(more.map((path) => [path, values[path]])) };
}

/** Requests for one policy and one catalogue, so that reading these is paid for once. */
export const worlds = (size, kinds) => fc.record({ policy: policies, catalog: catalogs, requests: fc.array(requests(kinds), { minLength: size, maxLength: size }) });

const allGood = fc.record(Object.fromEntries(PATHS.map((path) => [path, goodValue(path)])));
/** Worlds of which little is said, and for each request a value for everything that could be. */
export const unfinishedWorlds = (size) => fc.tuple(worlds(size, { unknown: 8 }), fc.array(allGood, { minLength: size, maxLength: size }))
  .map(([world, completions]) => ({ ...world, completions }));
