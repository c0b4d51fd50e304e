import { placeOfFact } from "../documents.js";

/** Dates on a slider are days since 1970; the time of the day stays what it was. */
const DAY_MS = 86_400_000;
const [BEFORE, AFTER] = [180, 540];

export const dayOf = (timestamp) => Math.floor(Date.parse(timestamp) / DAY_MS);

/** The same time of the day on another day, spelt as before where that can be. */
export function onDay(timestamp, day) {
  const time = Number.isNaN(Date.parse(timestamp)) ? 0 : ((Date.parse(timestamp) % DAY_MS) + DAY_MS) % DAY_MS;
  return new Date(day * DAY_MS + time).toISOString().replace(".000Z", "Z");
}

/**
 * The value of a fact by its path; undefined when it is not stated.
 * @param {{change: unknown, facts: unknown}} given
 */
export function valueOf(given, fact) {
  const { document, path } = placeOfFact(fact);
  let value = given[document];
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** All values of nested facts, by path. @returns {[string, unknown][]} */
export function leavesOf(facts, before = "") {
  return Object.entries(facts).flatMap(([name, value]) => {
    const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
    return isRecord ? leavesOf(value, `${before}${name}.`) : [[before + name, value]];
  });
}

/** From some time before the earliest date among the facts to some time after the latest; today where there is none. */
export function dayRange(controls, given) {
  const days = controls.filter(({ type }) => type === "timestamp").map(({ fact }) => dayOf(valueOf(given, fact)));
  const known = days.filter((day) => !Number.isNaN(day));
  const today = Math.floor(Date.now() / DAY_MS);
  const all = known.length > 0 ? known : [today];
  return { min: Math.min(...all) - BEFORE, max: Math.max(...all) + AFTER };
}
