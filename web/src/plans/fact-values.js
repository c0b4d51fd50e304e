/** Dates on a slider are days since 1970; the time of the day stays what it was. */
const DAY_MS = 86_400_000;
const [BEFORE, AFTER] = [180, 540];

export const dayOf = (timestamp) => Math.floor(Date.parse(timestamp) / DAY_MS);

/** The same time of the day on another day, spelt as before where that can be. */
export function onDay(timestamp, day) {
  const time = Number.isNaN(Date.parse(timestamp)) ? 0 : ((Date.parse(timestamp) % DAY_MS) + DAY_MS) % DAY_MS;
  return new Date(day * DAY_MS + time).toISOString().replace(".000Z", "Z");
}

/** The value of a fact by its path; undefined when it is not stated. */
export function valueOf(facts, fact) {
  let value = facts;
  for (const name of fact.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** From some time before the earliest date among the facts to some time after the latest; today where there is none. */
export function dayRange(controls, facts) {
  const days = controls.filter(({ type }) => type === "timestamp").map(({ fact }) => dayOf(valueOf(facts, fact)));
  const known = days.filter((day) => !Number.isNaN(day));
  const today = Math.floor(Date.now() / DAY_MS);
  const all = known.length > 0 ? known : [today];
  return { min: Math.min(...all) - BEFORE, max: Math.max(...all) + AFTER };
}
