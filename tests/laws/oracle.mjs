// What a decision is, written from the design's words alone, in plain JavaScript: every rule is evaluated, unknown is not
// false, and the strongest effect wins. Shares no code with the product.
import { evaluateWhole, isKnown, lacksPlan } from "./oracle-values.mjs";
import { directionOf } from "./oracle-direction.mjs";
import { FACTS, parts } from "./expressions.mjs";
import { isRight } from "./oracle-facts.mjs";

const STRENGTH = ["allow", "defer", "review", "undecided", "deny"];
const strength = (outcome) => STRENGTH.indexOf(outcome);
const stronger = (a, b) => (strength(a) >= strength(b) ? a : b);

const trees = ({ lets, rules, timing }) => [...Object.values(lets), ...rules.flatMap(({ when, unless, date }) => [when, unless, date]), ...Object.values(timing || {})];

/** The facts that a policy reads, as far as they may be wrong here. */
function readFacts(policy) {
  const read = trees(policy).filter(Array.isArray).flatMap(parts).filter(([op]) => op === "fact").map(([, path]) => path);
  // Who asked is told of every review.
  return policy.rules.some(({ effect }) => effect === "review") ? [...read, ...Object.keys(FACTS).filter((path) => path.startsWith("actor."))] : read;
}

/** A state that stays, whatever becomes known: true, false, or undefined where it is open. */
const stateOf = (value) => (isKnown(value) ? value.known : undefined);
/** Whether a condition holds; one that has nothing to say makes nothing fire, and is no exception. */
const holds = (value) => (lacksPlan(value) ? false : stateOf(value));

function firesBy({ when, unless }, world) {
  const [condition, exception] = [holds(evaluateWhole(when, world)), unless ? holds(evaluateWhole(unless, world)) : false];
  if (condition === false || exception === true) return false;
  return condition === true && exception === false ? true : undefined;
}

function ruleStates(policy, world) {
  return policy.rules.map((rule) => ({ id: rule.id, effect: rule.effect, fires: firesBy(rule, world) }));
}

function guardStates({ guards = {} }, { codes, plans, cancels }) {
  const both = codes.current !== undefined && codes.requested !== undefined;
  const missing = (side) => (codes[side] === undefined ? undefined : plans[side] === undefined);
  const all = {
    "requested-unknown": { effect: "undecided", fires: missing("requested") },
    "current-unknown": { effect: "undecided", fires: missing("current") },
    "not-selectable": { effect: "deny", fires: plans.requested ? plans.requested.status !== "active" : undefined },
    "same-plan": { effect: "deny", fires: both ? codes.current === codes.requested : undefined },
  };
  const asked = cancels ? ["current-unknown"] : Object.keys(all);
  return Object.entries(all).filter(([name]) => asked.includes(name) && guards[name] !== false).map(([name, guard]) => ({ id: `guard/${name}`, ...guard }));
}

/** The dates that count: an entry of `undefined` is one that nobody knows. */
function datesOf({ timing, rules }, states, direction, world) {
  const mayDefer = rules.map((rule, i) => ({ ...rule, fires: states[i].fires })).filter(({ effect, fires }) => effect === "defer" && fires !== false);
  const dates = mayDefer.map(({ date, fires }) => (fires ? stateOf(evaluateWhole(date, world)) : undefined));
  if (timing === undefined) return dates;
  if (direction === undefined) return [...dates, undefined];
  const entries = Object.values(timing).filter((entry) => entry !== undefined);
  const entry = timing[direction];
  if (direction === "unknown" && entry === undefined && entries.some((other) => other !== "now")) return [...dates, undefined];
  if (entry === undefined || entry === "now") return dates;
  return [...dates, stateOf(evaluateWhole(entry === "term_end" ? ["fact", "subscription.termEndsAt"] : entry, world))];
}

/** undefined: not known. */
function effectiveAt(dates, world) {
  if (dates.length === 0) return "now";
  const now = stateOf(evaluateWhole(["now"], world));
  if (now === undefined || dates.includes(undefined)) return undefined;
  const latest = Math.max(...dates);
  return latest <= now ? "now" : new Date(latest).toISOString().replace(".000Z", "Z");
}

/** What is known of a request: of wrong facts nothing. */
function worldOf(policy, catalog, request) {
  const facts = Object.fromEntries(Object.entries(request).filter(([path, value]) => value !== undefined && isRight(path, value)));
  const codes = { current: facts["change.current"], requested: facts["change.requested"] };
  const plan = (code) => (code !== undefined && Object.hasOwn(catalog.plans, code) ? { code, ...catalog.plans[code] } : undefined);
  const world = { facts, codes, cancels: request["change.cancel"] === true, plans: { current: plan(codes.current), requested: plan(codes.requested) }, lets: policy.lets };
  return { ...world, direction: directionOf(policy.direction || ["rank", "interval", "price"], world) };
}

/** Why nothing weaker than `undecided` may come of a request: a fact is wrong, the plans are not said, or they contradict a cancellation. */
function isUnfit(policy, { codes, cancels }, request) {
  const wrong = readFacts(policy).some((path) => request[path] !== undefined && !isRight(path, request[path]));
  return wrong || codes.current === undefined || cancels === (codes.requested !== undefined);
}

/** What fired and what is open among effects that are outcomes; the open ones that are weaker change nothing. */
function strongest(effects) {
  const fired = effects.filter(({ fires }) => fires).reduce((found, { effect }) => stronger(found, effect), "allow");
  const open = effects.filter(({ fires, effect }) => fires === undefined && strength(effect) >= strength(fired));
  return { fired, open, stronger: open.some(({ effect }) => effect !== fired) };
}

const takesEffect = (outcome) => outcome === "allow" || outcome === "defer";
const idsOf = (rules) => rules.filter(({ fires }) => fires).map(({ id }) => id);

/** The outcome, the causes and the date of one request. */
export function decide(policy, catalog, request) {
  const world = worldOf(policy, catalog, request);
  const ruled = ruleStates(policy, world);
  const all = [...guardStates(policy, world), ...ruled];
  const [effects, warned] = [all.filter(({ effect }) => effect !== "warn"), all.filter(({ effect }) => effect === "warn")];
  const found = strongest(effects);
  const date = effectiveAt(datesOf(policy, ruled, world.direction, world), world);
  const dateIsOpen = date === undefined && takesEffect(found.fired);
  const unfit = isUnfit(policy, world, request);
  const outcome = found.stronger || (dateIsOpen && found.fired === "allow") || unfit ? stronger(found.fired, "undecided") : found.fired;
  const rulesAreOpen = found.open.length > 0 || warned.some(({ fires }) => fires === undefined);
  return {
    outcome,
    complete: !rulesAreOpen && !dateIsOpen && !unfit,
    reasons: idsOf(effects.filter(({ effect }) => effect === outcome)),
    warnings: idsOf(warned),
    direction: world.direction === undefined ? null : world.direction,
    effectiveAt: takesEffect(outcome) && date !== undefined ? date : null,
  };
}
