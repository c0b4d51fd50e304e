// Random quotes: what is asked of the package and of the oracle, and the comparison of both answers.
import { Temporal } from "@js-temporal/polyfill";
import { quote } from "./quote-oracle.mjs";

const PERIODS = ["1 month", "1 month", "1 month", "3 months", "1 quarter", "1 year", "12 months", "1 week", "2 weeks", "30 days"];

/** A decimal with two digits. */
export const decimal = (minor) => {
  const digits = String(minor < 0n ? -minor : minor).padStart(3, "0");
  return `${minor < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

function plan(random) {
  const price = () => BigInt(random.pick([0, 1, 999, 1000, 4900, 9999, random.below(1000000)]));
  const ramp = Array.from({ length: random.pick([0, 0, 1, 2]) }, () => ({ amount: price(), cycles: 1 + random.below(4) }));
  const renews = random.chance(0.85);
  return { price: price(), period: random.pick(PERIODS), ramp, setupFee: random.pick([0n, 0n, 500n]), quantity: BigInt(1 + random.below(5)), renews };
}

export function randomQuestion(random) {
  const instant = (from, days) => Temporal.Instant.from(from).add({ seconds: random.below(days * 86400) }).add({ milliseconds: random.pick([0, 0, 7]) });
  const anchor = random.chance(0.5) ? Temporal.Instant.from(random.pick(["2024-01-31T00:00:00Z", "2023-12-31T10:30:00Z", "2024-02-29T23:59:59Z"])) : instant("2023-06-01T00:00:00Z", 400);
  const now = random.chance(0.1) ? anchor : anchor.add({ hours: 24 * random.below(500) }).add({ milliseconds: random.below(86400000) });
  const effective = random.chance(0.3) ? now.add({ hours: 24 * random.below(100) }) : now;
  const trialEnd = random.chance(0.3) ? now.add({ hours: random.below(2000) - 200 }) : undefined;
  const proration = random.pick(["second", "second", "day", "none"]);
  return {
    request: { current: plan(random), requested: plan(random), now, effective, anchor, trialEnd, cycle: 1 + random.below(6), paid: random.pick([undefined, undefined, BigInt(random.below(20000))]) },
    options: {
      proration, anchor: random.pick([undefined, "kept", "reset"]), rounding: random.pick(["half_up", "half_even"]),
      offset: random.pick(["+00:00", "+05:30", "-08:00"]), tail: random.pick(["price", "last"]), onChange: random.pick(["restart", "continue"]),
      setupFee: random.pick(["charge", "waive"]), invoices: 1 + random.below(15),
      trial: random.pick(["carry_over", "end"]), trialIsCycle: random.chance(0.3),
    },
  };
}

/** The same as documents, change and facts for a gate. */
export function asDocuments({ request, options }) {
  const document = ({ price, period, ramp, setupFee, renews }) => ({
    name: "P", price: decimal(price), currency: "EUR", period, setupFee: decimal(setupFee), autoRenewal: renews,
    ramp: ramp.map(({ amount, cycles }) => ({ unitAmount: decimal(amount), cycles })),
  });
  const { tail, onChange, trialIsCycle, ...others } = options;
  const { paid, trialEnd } = request;
  return {
    policy: {
      plangate: 1, name: "random", rules: [],
      timing: Object.fromEntries(["upgrade", "downgrade", "crossgrade"].map((direction) => [direction, "request.at"])),
      facts: { "request.at": { type: "timestamp" }, "subscription.trialEndsAt": { type: "timestamp", optional: true } },
      quote: { ...others, ramp: { tail, onChange, trialIsCycle }, perUnit: true, capCredit: paid !== undefined },
    },
    catalog: { plangate: 1, plans: { a: document(request.current), b: document(request.requested) } },
    change: { current: "a", requested: "b", quantity: Number(request.requested.quantity) },
    facts: {
      now: String(request.now), request: { at: String(request.effective) },
      subscription: {
        anchor: String(request.anchor), cycleNumber: request.cycle, quantity: Number(request.current.quantity),
        trialEndsAt: trialEnd === undefined ? null : String(trialEnd),
        ...(paid === undefined ? {} : { amountPaid: `${decimal(paid)} EUR` }),
      },
    },
  };
}

export function expected({ request, options }) {
  const made = quote(request, options);
  const row = ({ at, current, requested }) => ({ at, current: decimal(current), requested: decimal(requested), difference: decimal(requested - current) });
  return {
    complete: true, lines: made.lines.map(decimal), total: decimal(made.total), dueNow: decimal(made.dueNow),
    credit: decimal(made.credit), next: made.next && row(made.next), schedule: made.schedule.map(row),
  };
}

export function found(answer) {
  const { complete, lines, total, dueNow, credit, nextInvoice, schedule } = answer;
  return { complete, lines: lines.map(({ amount }) => amount), total, dueNow, credit, next: nextInvoice, schedule };
}
