// The calendar as the Temporal polyfill has it, for comparing with the core's.
import { Temporal } from "@js-temporal/polyfill";

const UNITS = { day: "days", week: "weeks", month: "months", quarter: "months", year: "years" };

/** RFC 3339 as the core writes it: UTC, and a fraction only when there is one. */
export const written = (instant) => instant.toString();

/** The instant so many months from another, with the end of month clamped, as dates stand at an offset. */
export function addMonths(instant, months, offset) {
  return instant.toZonedDateTimeISO(offset).add({ months }, { overflow: "constrain" }).toInstant();
}

/** Where cycle n of "3 months" begins, counted from the anchor. */
export function cycleBegin(anchor, period, n, offset) {
  const [count, unit] = period.split(" ");
  const name = unit.replace(/s$/, "");
  const amount = Number(count) * n * (name === "quarter" ? 3 : 1);
  return anchor.toZonedDateTimeISO(offset).add({ [UNITS[name]]: amount }, { overflow: "constrain" }).toInstant();
}

/** Every day from 1900 to 2100 at a time of day, as instants. */
export function days(time, from = "1900-01-01", to = "2100-12-31") {
  const last = Temporal.PlainDate.from(to);
  const all = [];
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    all.push(Temporal.Instant.from(`${day}T${time}Z`));
  }
  return all;
}

/**
 * Steps of `from` to `to` months from each day, by the core and by Temporal.
 * @returns {{ compared: number, differences: string[] }}
 */
export function compareMonths(ask, instants, [from, to], offset) {
  const answers = ask(instants.map((instant) => ["months", written(instant), from, to, offset]));
  const differences = [];
  let compared = 0;
  instants.forEach((instant, i) => {
    const ours = answers[i].trim().split(" ");
    for (let months = from; months <= to; months += 1, compared += 1) {
      const theirs = written(addMonths(instant, months, offset));
      if (ours[months - from] !== theirs) differences.push(`${instant} ${offset} + ${months} months: ${ours[months - from]}, not ${theirs}`);
    }
  });
  return { compared, differences };
}
