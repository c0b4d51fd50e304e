// Shares, rationals and prices of the core against BigInt.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { targets } from "./calc.mjs";
import { Random } from "../random.mjs";
import { comparePrices, daysLeft, share } from "./money-oracle.mjs";

const random = new Random(7);
const below = (count) => random.below(count);
const pick = (list) => random.pick(list);
const INT64_MAX = 2n ** 63n - 1n;

/** Whole numbers of every size, small and near powers of two. */
function big(bits) {
  let value = 0n;
  for (let left = 1 + below(bits); left > 0; left -= 32) value = (value << 32n) | BigInt(below(2 ** 32) >>> 0);
  value &= (1n << BigInt(bits)) - 1n;
  return pick([value, value, value & 0xffffn, value | 1n]);
}

const amount = () => pick([1n, 1n, -1n]) * pick([big(62), BigInt(below(100000)), INT64_MAX]);
const sign = (value) => (value < 0n ? -1 : value > 0n ? 1 : 0);

const shares = Array.from({ length: 10000 }, () => {
  const whole = pick([big(63), BigInt(1 + below(60)), 2678400n]) || 1n;
  const part = pick([big(63), BigInt(below(60)), whole]);
  return [amount(), part, whole, pick(["half_up", "half_even"])];
});

const fractions = Array.from({ length: 10000 }, () => {
  const [a, b, c] = [big(127), big(127) || 1n, big(127) || 1n];
  return pick([[a, b, c, big(127) || 1n], [a, b, a, b], [a, b, a + 1n, b], [a, b, a, b + 1n]]);
});

const PERIODS = ["1 day", "7 days", "1 week", "30 days", "1 month", "3 months", "1 quarter", "4 weeks", "1 year", "12 months", "365 days"];
const prices = Array.from({ length: 5000 }, () => {
  const price = BigInt(below(100000));
  return [price, pick(PERIODS), pick([price, price * 3n, price * 12n, BigInt(below(100000))]), pick(PERIODS)];
});

const text = (values) => values.map(String);

for (const { name, ask } of targets) {
  describe(`exact arithmetic, ${name}`, () => {
    test("shares are divided last and rounded once", () => {
      const answers = ask(shares.map((question) => ["share", ...text(question)]));
      shares.forEach((question, i) => {
        const expected = share(...question);
        const fits = expected <= INT64_MAX && expected >= -INT64_MAX;
        assert.equal(answers[i], fits ? String(expected) : "none", question.join(" "));
      });
    });

    test("fractions compare exactly, whatever their size", () => {
      const answers = ask(fractions.map((question) => ["compare", ...text(question)]));
      fractions.forEach(([a, b, c, d], i) => assert.equal(Number(answers[i]), sign(a * d - c * b)));
    });

    test("prices of different periods compare exactly", () => {
      const answers = ask(prices.map((question) => ["prices", ...text(question)]));
      prices.forEach((question, i) => assert.equal(Number(answers[i]), comparePrices(...question), question.join(" ")));
    });

    test("10.00 a week, 42.00 a month, 504.00 a year", () => {
      assert.deepEqual(ask([["prices", "1000", "1 week", "4200", "1 month"], ["prices", "4200", "1 month", "50400", "1 year"]]), ["1", "0"]);
    });

    test("what is left of a cycle, by days of an offset", () => {
      const questions = Array.from({ length: 2000 }, () => {
        const begin = Date.UTC(2000 + below(50), below(12), 1 + below(28), below(24), below(60));
        const end = begin + (1 + below(400)) * 86400000;
        return [begin, end, begin + below((end - begin) / 1000) * 1000, pick([0, 330, -480])];
      });
      const stamp = (ms) => new Date(ms).toISOString();
      const offset = (minutes) => `${minutes < 0 ? "-" : "+"}${String(Math.floor(Math.abs(minutes) / 60)).padStart(2, "0")}:${String(Math.abs(minutes) % 60).padStart(2, "0")}`;
      const answers = ask(questions.map(([b, e, t, o]) => ["left", stamp(b), stamp(e), stamp(t), "day", offset(o)]));
      questions.forEach((question, i) => assert.equal(answers[i], daysLeft(...question)));
    });
  });
}
