// Up or down: by ranks within a group, by the length of the billing period, by the price for the same time.

/** In 4800ths of a day: 4800 months are 146097 days. */
const UNITS = { day: 4800n, week: 7n * 4800n, month: 146097n, year: 12n * 146097n };
function lengthOf({ period }) {
  const [count, unit] = period.split(" ");
  return BigInt(count) * UNITS[unit.replace(/s$/, "")];
}
const pence = ({ price }) => BigInt(price.replace(".", ""));

/** By criterion: above 0 for up, below for down, NaN where it cannot be told. */
const CRITERIA = {
  rank: (from, to) => (from.rank === undefined || to.rank === undefined || from.group !== to.group ? 0 : to.rank - from.rank),
  interval: (from, to) => Number(lengthOf(to) - lengthOf(from)),
  price: (from, to) => (from.currency === to.currency ? Number(pence(to) * lengthOf(from) - pence(from) * lengthOf(to)) : NaN),
};

/** undefined when it is not said which plans are meant. */
export function directionOf(criteria, { codes, cancels, plans: { current, requested } }) {
  if (cancels) return "cancellation";
  if (codes.current === undefined || codes.requested === undefined) return undefined;
  if (codes.current === codes.requested) return "same";
  if (current === undefined || requested === undefined) return "unknown";
  for (const criterion of criteria) {
    const order = CRITERIA[criterion](current, requested);
    if (Number.isNaN(order)) return "unknown";
    if (order !== 0) return order > 0 ? "upgrade" : "downgrade";
  }
  return "crossgrade";
}
