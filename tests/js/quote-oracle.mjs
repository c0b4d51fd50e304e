// A quote by BigInt and Temporal, written from docs/money.md and sharing no code with the product. Times are instants,
// amounts minor units. Covers everything but trials, which the cases state by hand.
import { Temporal } from "@js-temporal/polyfill";
import { cycleBegin } from "./calendar-oracle.mjs";
import { share } from "./money-oracle.mjs";

const order = (a, b) => Temporal.Instant.compare(a, b);
const max = (a, b) => (a > b ? a : b);

/** The cycle of `anchor` that t lies in, found by trying one after the other from an estimate. */
function cycleAt(anchor, period, t, offset) {
  const days = { day: 1, week: 7, month: 30, quarter: 91, year: 365 }[period.split(" ")[1].replace(/s$/, "")] * Number(period.split(" ")[0]);
  let n = Math.floor((t.epochMilliseconds - anchor.epochMilliseconds) / 86400000 / days) - 2;
  while (order(cycleBegin(anchor, period, n, offset), t) > 0) n -= 8;
  while (order(cycleBegin(anchor, period, n + 1, offset), t) <= 0) n += 1;
  return n;
}

/** A subscription: where its cycles begin and what they cost. */
function subscription(plan, anchor, firstNumber, options) {
  const begin = (n) => cycleBegin(anchor, plan.period, n, options.offset);
  const unit = (number) => {
    let left = number;
    for (const { amount, cycles } of plan.ramp) {
      if (left <= cycles) return amount;
      left -= cycles;
    }
    return options.tail === "last" && plan.ramp.length > 0 ? plan.ramp.at(-1).amount : plan.price;
  };
  return { begin, number: (n) => firstNumber + n, amount: (n) => unit(firstNumber + n) * plan.quantity, at: (t) => cycleAt(anchor, plan.period, t, options.offset) };
}

function left(sub, n, t, options) {
  const [begin, end] = [sub.begin(n), sub.begin(n + 1)];
  if (options.proration === "second") return [end.epochNanoseconds - t.epochNanoseconds, end.epochNanoseconds - begin.epochNanoseconds];
  const day = (instant) => instant.toZonedDateTimeISO(options.offset).toPlainDate();
  return [BigInt(day(t).until(day(end)).days), BigInt(day(begin).until(day(end)).days)];
}

const monthsOf = { month: 1, quarter: 3, year: 12 };
function samePeriod(a, b) {
  const length = (period) => {
    const [count, unit] = [Number(period.split(" ")[0]), period.split(" ")[1].replace(/s$/, "")];
    return unit in monthsOf ? `${count * monthsOf[unit]} months` : `${count * (unit === "week" ? 7 : 1)} days`;
  };
  return length(a) === length(b);
}

/** @returns {{ lines: bigint[], total, dueNow, credit, next, schedule: {at, current, requested}[] }} */
export function quote({ current, requested, now, effective, anchor, cycle, paid }, options) {
  const nowCycle = cycleAt(anchor, current.period, now, options.offset);
  const old = subscription(current, anchor, cycle - nowCycle, options);
  const later = order(now, effective) < 0;
  const oldCycle = old.at(effective);
  const kept = options.anchor === "kept" || (options.anchor === undefined && samePeriod(current.period, requested.period));
  const newAnchor = kept ? anchor : effective;
  const newCycle = cycleAt(newAnchor, requested.period, effective, options.offset);
  const number = options.onChange === "continue" ? old.number(oldCycle) : 1;
  const fresh = subscription(requested, newAnchor, number - newCycle, options);

  const lines = [];
  const onBoundary = order(old.begin(oldCycle), effective) === 0;
  if (!(later && onBoundary) && options.proration !== "none") {
    const [part, whole] = onBoundary ? [1n, 1n] : left(old, oldCycle, effective, options);
    const credit = share(old.amount(oldCycle), part, whole, options.rounding);
    lines.push(-(paid !== undefined && oldCycle === nowCycle && paid < credit ? max(paid, 0n) : credit));
  }
  const whole = order(fresh.begin(newCycle), effective) === 0;
  if (whole) lines.push(fresh.amount(newCycle));
  else if (options.proration !== "none") lines.push(share(fresh.amount(newCycle), ...left(fresh, newCycle, effective, options), options.rounding));
  if (requested.setupFee > 0n && options.setupFee !== "waive") lines.push(requested.setupFee);
  const total = lines.reduce((sum, line) => sum + line, 0n);

  const dates = new Map();
  const at = (instant) => dates.get(String(instant)) ?? dates.set(String(instant), { at: instant }).get(String(instant));
  for (let i = 1; i <= options.invoices; i += 1) at(old.begin(nowCycle + i)).current = old.amount(nowCycle + i);
  for (let i = 1; i <= options.invoices; i += 1) {
    if (order(old.begin(nowCycle + i), effective) < 0) at(old.begin(nowCycle + i)).requested = old.amount(nowCycle + i);
  }
  if (later && lines.length > 0) at(effective).requested = total;
  for (let i = 1; i <= options.invoices; i += 1) at(fresh.begin(newCycle + i)).requested = fresh.amount(newCycle + i);

  let credit = later ? 0n : max(-total, 0n);
  const rows = [...dates.values()].sort((a, b) => order(a.at, b.at));
  for (const row of rows) {
    if (row.requested === undefined) continue;
    if (row.requested < 0n) credit = -row.requested;
    const due = max(row.requested, 0n);
    const used = credit < due ? credit : due;
    credit -= used;
    row.requested = due - used;
  }
  const next = rows.find((row) => row.requested !== undefined);
  const same = old.at(next.at);
  if (order(old.begin(same), next.at) === 0) next.current = old.amount(same);
  const plain = (row) => ({ at: String(row.at), current: row.current ?? 0n, requested: row.requested ?? 0n });
  return {
    lines, total, dueNow: later ? 0n : max(total, 0n), credit: max(-total, 0n),
    next: plain(next), schedule: rows.slice(0, options.invoices).map(plain),
  };
}
