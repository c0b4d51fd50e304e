/** Which facts can be moved by hand, and within which bounds. */

const DAY_MS = 86_400_000;
const TYPES = new Set(["int", "double", "timestamp", "bool", "string"]);

const isNumber = (value) => typeof value === "number";

/** Up to 1, 2 or 5 times a power of ten, so that the end of a slider reads well. */
function rounded(value) {
  const unit = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * unit).find((end) => end >= value);
}

/** The limits that the catalogue has for a fact of this name, smallest first. */
function limitsOf(fact, plans) {
  const name = fact.split(".").at(-1);
  const limits = plans.flatMap((plan) => [plan, ...Object.values(plan.versions ?? {})].map(({ limits: own }) => own?.[name]));
  return [...new Set(limits.filter(isNumber))].sort((a, b) => a - b);
}

function numeric({ fact, type }, { min, max, actionable }, plans) {
  const marks = limitsOf(fact, plans);
  const low = isNumber(min) ? min : 0;
  const high = isNumber(max) ? max : Math.max(low + 10, rounded(Math.max(10, ...marks) * 1.5));
  return { fact, type, min: low, max: high, step: type === "int" ? 1 : (high - low) / 100, marks, actionable };
}

function control(entry, attributes, plans) {
  const { fact, type, optional = false } = entry;
  if (type === "int" || type === "double") return { ...numeric(entry, attributes, plans), optional };
  if (type === "timestamp") return { fact, type, step: DAY_MS, marks: [], optional };
  if (type === "string" && !attributes.values) return null;
  return { fact, type, values: attributes.values, optional };
}

/**
 * One control for every fact with a number, a date, a yes or no, or one of a few texts.
 * @param {object[]} layout of the gate, which has the types
 * @param {{policy: string, catalog: string}} documents that the gate has loaded
 */
export function controlsOf(layout, { policy, catalog }) {
  const declared = JSON.parse(policy).facts ?? {};
  const plans = Object.values(JSON.parse(catalog).plans ?? {});
  const movable = layout.filter(({ fact, type }) => TYPES.has(type) && !fact.startsWith("change."));
  return movable.map((entry) => control(entry, declared[entry.fact] ?? {}, plans)).filter(Boolean);
}
