// A quote by BigInt and Temporal, written from docs/money.md and sharing no code with the product. Times are instants,
// amounts minor units.
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

/**
 * A subscription whose first cycle is `first`: where its cycles begin and what they cost. Its cycle 0 has a number for the
 * ramp. A plan that does not renew has the cycles of its ramp, or only the first one.
 */
function subscription(plan, { anchor, number, first }, options) {
  const begin = (n) => cycleBegin(anchor, plan.period, n, options.offset);
  const unit = (cycle) => {
    let rest = cycle;
    for (const { amount, cycles } of plan.ramp) {
      if (rest <= cycles) return amount;
      rest -= cycles;
    }
    return options.tail === "last" && plan.ramp.length > 0 ? plan.ramp.at(-1).amount : plan.price;
  };
  const ramped = plan.ramp.reduce((sum, { cycles }) => sum + cycles, 0);
  const has = (n) => plan.renews || n <= first || number + n <= ramped;
  return { begin, has, number: (n) => number + n, amount: (n) => unit(number + n) * plan.quantity, at: (t) => cycleAt(anchor, plan.period, t, options.offset) };
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

/** What is given back of the old plan's cycle; nothing of one that begins with a change to come, or that it never gets. */
function creditOf({ effective, now, paid }, old, options) {
  const cycle = old.at(effective);
  const onBoundary = order(old.begin(cycle), effective) === 0;
  if ((order(now, effective) < 0 && onBoundary) || options.proration === "none" || !old.has(cycle)) return [];
  const [part, whole] = onBoundary ? [1n, 1n] : left(old, cycle, effective, options);
  const credit = share(old.amount(cycle), part, whole, options.rounding);
  return [-(paid !== undefined && cycle === old.at(now) && paid < credit ? max(paid, 0n) : credit)];
}

function chargeOf({ effective }, fresh, options) {
  const cycle = fresh.at(effective);
  if (order(fresh.begin(cycle), effective) === 0) return [fresh.amount(cycle)];
  if (options.proration === "none") return [];
  return [share(fresh.amount(cycle), ...left(fresh, cycle, effective, options), options.rounding)];
}

/** What is credited, charged and paid as a fee when the plans change. A trial that goes on costs nothing yet. */
function linesOf(request, old, fresh, tried, options) {
  const fee = request.requested.setupFee > 0n && options.setupFee !== "waive" ? [request.requested.setupFee] : [];
  const credit = tried ? [] : creditOf(request, old, options);
  const charge = tried && options.trial === "carry_over" ? [] : chargeOf(request, fresh, options);
  return [...credit, ...charge, ...fee];
}

/** Each date on which either plan is billed, in order, with what is billed before any credit. */
function rowsOf({ effective }, [old, oldFirst], [fresh, newFirst], change, invoices) {
  const dates = new Map();
  const at = (instant) => dates.get(String(instant)) ?? dates.set(String(instant), { at: instant }).get(String(instant));
  for (let n = oldFirst; n < oldFirst + invoices && old.has(n); n += 1) {
    const begin = old.begin(n);
    at(begin).current = old.amount(n);
    if (order(begin, effective) < 0) at(begin).requested = old.amount(n);
  }
  if (change !== undefined) at(effective).requested = change;
  for (let n = newFirst; n < newFirst + invoices && fresh.has(n); n += 1) at(fresh.begin(n)).requested = fresh.amount(n);
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

/** The subscription as it is: one on trial begins when that ends. */
function oldSubscription({ current, now, anchor, cycle, trialEnd }, onTrial, options) {
  if (onTrial) return subscription(current, { anchor: trialEnd, number: options.trialIsCycle ? 2 : 1, first: 0 }, options);
  const present = cycleAt(anchor, current.period, now, options.offset);
  const number = cycle - present;
  return subscription(current, { anchor, number, first: current.ramp.length === 0 ? 0 : 1 - number }, options);
}

/** The one that it changes to; `tried` when it changes during the trial. */
function newSubscription({ current, requested, effective, anchor, trialEnd }, old, onTrial, tried, options) {
  if (tried) {
    const begin = options.trial === "end" ? effective : trialEnd;
    return subscription(requested, { anchor: begin, number: options.trialIsCycle ? 2 : 1, first: 0 }, options);
  }
  const kept = options.anchor === "kept" || (options.anchor === undefined && samePeriod(current.period, requested.period));
  const begin = kept ? (onTrial ? trialEnd : anchor) : effective;
  const present = cycleAt(begin, requested.period, effective, options.offset);
  const number = options.onChange === "continue" ? old.number(old.at(effective)) : 1;
  return subscription(requested, { anchor: begin, number: number - present, first: present }, options);
}

/** The first date on which who changes is billed, with what is billed then when the plan stays. */
function firstOf(rows, old) {
  const next = rows.find((row) => row.requested !== undefined);
  if (next === undefined) return null;
  const same = old.at(next.at);
  if (old.has(same) && order(old.begin(same), next.at) === 0) next.current = old.amount(same);
  return next;
}

/** @returns {{ lines: bigint[], total, dueNow, credit, next, schedule: {at, current, requested}[] }} */
export function quote(request, options) {
  const { now, effective, trialEnd } = request;
  const onTrial = trialEnd !== undefined && order(now, trialEnd) < 0;
  const tried = onTrial && order(effective, trialEnd) < 0;
  const later = order(now, effective) < 0;
  const old = oldSubscription(request, onTrial, options);
  const fresh = newSubscription(request, old, onTrial, tried, options);

  const lines = linesOf(request, old, fresh, tried, options);
  const total = lines.reduce((sum, line) => sum + line, 0n);
  const oldFirst = onTrial ? 0 : old.at(now) + 1;
  const newFirst = tried && options.trial === "carry_over" ? 0 : fresh.at(effective) + 1;
  const change = later && lines.length > 0 ? total : undefined;
  const rows = rowsOf(request, [old, oldFirst], [fresh, newFirst], change, options.invoices);
  settle(rows, later ? 0n : max(-total, 0n));
  const plain = (row) => row && ({ at: String(row.at), current: row.current ?? 0n, requested: row.requested ?? 0n });
  return {
    lines, total, dueNow: later ? 0n : max(total, 0n), credit: max(-total, 0n),
    next: plain(firstOf(rows, old)), schedule: rows.slice(0, options.invoices).map(plain),
  };
}
