// Money by BigInt, written from docs/money.md and sharing no code with the product.

/** amount * part / whole, rounded once. */
export function share(amount, part, whole, rounding) {
  const negative = amount < 0n;
  const product = (negative ? -amount : amount) * part;
  const quotient = product / whole;
  const twice = 2n * (product - quotient * whole);
  const up = twice > whole || (twice === whole && (rounding === "half_up" || quotient % 2n === 1n));
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/** A period in 1/4800 days: 4800 months are 146097 days. */
function length(period) {
  const [count, unit] = period.split(" ");
  const one = { day: 4800n, week: 33600n, month: 146097n, quarter: 438291n, year: 1753164n }[unit.replace(/s$/, "")];
  return BigInt(count) * one;
}

/** -1, 0 or 1 as the first price is lower, the same or higher for the same time. */
export function comparePrices(a, periodA, b, periodB) {
  const difference = a * length(periodB) - b * length(periodA);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Calendar days from t to the end of a cycle, and of the cycle; times in milliseconds, the offset in minutes. */
export function daysLeft(begin, end, t, offset) {
  const day = (ms) => Math.floor((ms + offset * 60000) / 86400000);
  return `${day(end) - day(t)}/${day(end) - day(begin)}`;
}
