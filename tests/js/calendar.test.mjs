// Months, days and billing cycles of the core against the Temporal polyfill: a seeded sample of what
// tests/long/calendar.mjs compares in full.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Temporal } from "@js-temporal/polyfill";
import { targets } from "./calc.mjs";
import { compareMonths, cycleBegin, days, written } from "./calendar-oracle.mjs";
import { Random } from "../random.mjs";

const OFFSETS = ["+00:00", "+05:30", "-08:00", "+14:00", "-00:01"];
const PERIODS = ["1 day", "10 days", "1 week", "4 weeks", "1 month", "2 months", "1 quarter", "1 year", "2 years"];

const random = new Random(20260301);
const below = (count) => random.below(count);
const pick = (list) => random.pick(list);

/** Anchors lean towards the ends of months, where the calendar is hard. */
function anchor() {
  const year = 1900 + below(200);
  const month = 1 + below(12);
  const last = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  const day = Math.max(1, last - pick([0, 0, 1, 2, 10, 27]));
  const nanoseconds = pick([0n, 0n, 123000000n, 1n]);
  const midnight = Temporal.PlainDate.from({ year, month, day }).toZonedDateTime("UTC").toInstant();
  return midnight.add({ seconds: below(86400) }).add({ nanoseconds: Number(nanoseconds) });
}

const sample = days("10:20:30").filter(() => below(1500) === 0);
const cycles = Array.from({ length: 4000 }, () => ({ anchor: anchor(), period: pick(PERIODS), n: below(97) - 48, offset: pick(OFFSETS) }));

for (const { name, ask } of targets) {
  describe(`calendar, ${name}`, () => {
    for (const offset of OFFSETS) {
      test(`months from -48 to 48 at ${offset}`, () => {
        const { compared, differences } = compareMonths(ask, sample, [-48, 48], offset);
        assert.deepEqual(differences, []);
        assert.ok(compared > 5000);
      });
    }

    test("cycles begin where Temporal says", () => {
      const answers = ask(cycles.map(({ anchor: from, period, n, offset }) => ["begin", written(from), period, n, offset]));
      cycles.forEach(({ anchor: from, period, n, offset }, i) => {
        assert.equal(answers[i], written(cycleBegin(from, period, n, offset)), `${from} ${period} ${n} ${offset}`);
      });
    });

    test("the cycle of an instant is the one that it lies in", () => {
      const instants = cycles.map(({ anchor: from }) => from.add({ hours: 24 * (below(3000) - 1500) + below(24) }));
      const found = ask(cycles.map(({ anchor: from, period, offset }, i) => ["at", written(from), period, written(instants[i]), offset]));
      cycles.forEach(({ anchor: from, period, offset }, i) => {
        const n = Number(found[i]);
        const begin = cycleBegin(from, period, n, offset);
        const end = cycleBegin(from, period, n + 1, offset);
        assert.ok(Temporal.Instant.compare(begin, instants[i]) <= 0 && Temporal.Instant.compare(instants[i], end) < 0,
          `${instants[i]} is not in cycle ${n} of ${period} from ${from}`);
      });
    });

    test("a boundary belongs to the cycle that it begins", () => {
      const begins = cycles.map(({ anchor: from, period, n, offset }) => cycleBegin(from, period, n, offset));
      const found = ask(cycles.map(({ anchor: from, period, offset }, i) => ["at", written(from), period, written(begins[i]), offset]));
      cycles.forEach(({ n }, i) => assert.equal(Number(found[i]), n));
    });

    test("nothing is answered outside the years 1 to 9999", () => {
      const outside = [["begin", "9999-12-01T00:00:00Z", "1 month", 1, "Z"], ["begin", "0001-01-31T00:00:00Z", "1 month", -1, "Z"],
        ["begin", "2026-01-01T00:00:00Z", "10000 years", 2 ** 53, "Z"], ["begin", "2026-01-01T00:00:00Z", "10000 weeks", 2 ** 60, "Z"]];
      assert.deepEqual(ask(outside), outside.map(() => "none"));
      assert.deepEqual(ask([["at", "9999-12-01T00:00:00Z", "1 month", "9999-12-31T00:00:00Z", "Z"]]), ["0"]);
    });
  });
}
