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
    let rest = number;
    for (const { amount, cycles } of plan.ramp) {
      if (rest <= cycles) return amount;
      rest -= cycles;
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

/** What is credited, charged and paid as a fee when the plans change. */
function linesOf(request, old, fresh, options) {
  const { effective, now, requested, paid } = request;
  const [oldCycle, newCycle] = [old.at(effective), fresh.at(effective)];
  const lines = [];
  const onBoundary = order(old.begin(oldCycle), effective) === 0;
  if (!(order(now, effective) < 0 && onBoundary) && options.proration !== "none") {
    const [part, whole] = onBoundary ? [1n, 1n] : left(old, oldCycle, effective, options);
    const credit = share(old.amount(oldCycle), part, whole, options.rounding);
    lines.push(-(paid !== undefined && oldCycle === old.at(now) && paid < credit ? max(paid, 0n) : credit));
  }
  if (order(fresh.begin(newCycle), effective) === 0) lines.push(fresh.amount(newCycle));
  else if (options.proration !== "none") lines.push(share(fresh.amount(newCycle), ...left(fresh, newCycle, effective, options), options.rounding));
  if (requested.setupFee > 0n && options.setupFee !== "waive") lines.push(requested.setupFee);
  return lines;
}

/** Each date on which either plan is billed, in order, with what is billed before any credit. */
function rowsOf({ now, effective }, old, fresh, change, invoices) {
  const dates = new Map();
  const at = (instant) => dates.get(String(instant)) ?? dates.set(String(instant), { at: instant }).get(String(instant));
  const [oldCycle, newCycle] = [old.at(now), fresh.at(effective)];
  for (let i = 1; i <= invoices; i += 1) {
    const begin = old.begin(oldCycle + i);
    at(begin).current = old.amount(oldCycle + i);
    if (order(begin, effective) < 0) at(begin).requested = old.amount(oldCycle + i);
  }
  if (change !== undefined) at(effective).requested = change;
  for (let i = 1; i <= invoices; i += 1) at(fresh.begin(newCycle + i)).requested = fresh.amount(newCycle + i);
  return [...dates.values()].sort((a, b) => order(a.at, b.at));
}

/** Credits make invoices less, as far as they go. */
function settle(rows, firstCredit) {
  let credit = firstCredit;
  for (const row of rows.filter(({ requested }) => requested !== undefined)) {
    if (row.requested < 0n) credit = -row.requested;
    const due = max(row.requested, 0n);
    const used = credit < due ? credit : due;
    credit -= used;
    row.requested = due - used;
  }
}

/** @returns {{ lines: bigint[], total, dueNow, credit, next, schedule: {at, current, requested}[] }} */
export function quote(request, options) {
  const { current, requested, now, effective, anchor, cycle } = request;
  const old = subscription(current, anchor, cycle - cycleAt(anchor, current.period, now, options.offset), options);
  const later = order(now, effective) < 0;
  const kept = options.anchor === "kept" || (options.anchor === undefined && samePeriod(current.period, requested.period));
  const newAnchor = kept ? anchor : effective;
  const number = options.onChange === "continue" ? old.number(old.at(effective)) : 1;
  const fresh = subscription(requested, newAnchor, number - cycleAt(newAnchor, requested.period, effective, options.offset), options);

  const lines = linesOf(request, old, fresh, options);
  const total = lines.reduce((sum, line) => sum + line, 0n);
  const rows = rowsOf(request, old, fresh, later && lines.length > 0 ? total : undefined, options.invoices);
  settle(rows, later ? 0n : max(-total, 0n));
  const next = rows.find((row) => row.requested !== undefined);
  const same = old.at(next.at);
  if (order(old.begin(same), next.at) === 0) next.current = old.amount(same);
  const plain = (row) => ({ at: String(row.at), current: row.current ?? 0n, requested: row.requested ?? 0n });
  return {
    lines, total, dueNow: later ? 0n : max(total, 0n), credit: max(-total, 0n),
    next: plain(next), schedule: rows.slice(0, options.invoices).map(plain),
  };
}
