// Plans as UNIPaaS sends them, and histories of what happened to them.

const START = Date.parse("2026-01-01T00:00:00Z");
export const timeOf = (minute) => new Date(START + minute * 60_000).toISOString();

/** A plan update; `minute` dates it. */
export const update = (id, minute, fields = {}) => ({
  planId: id,
  vendorId: `vendor-${id}`,
  name: `Plan ${id}`,
  description: "",
  setupFee: 0,
  rampIntervals: [],
  pricingModel: "fixed",
  autoRenewal: false,
  periodUom: "month",
  period: 1,
  currency: "GBP",
  price: 9.99,
  status: "active",
  createdAt: timeOf(0),
  updatedAt: timeOf(minute),
  ...fields,
});

/**
 * What the vendor did to a few plans, and the notifications of it: names and statuses change; now and then two notifications
 * contradict each other, or a plan is deleted, of which there is no notification.
 * @returns {{ said: object[], list: object[], end: number }} `list`: what the vendor's list has at minute `end`
 */
export function randomHistory(random) {
  const said = [];
  const list = [];
  const count = 2 + random.below(4);
  for (let i = 0; i < count; i += 1) {
    const price = 5 + random.below(3);
    const steps = 1 + random.below(4);
    let last;
    for (let step = 0; step < steps; step += 1) {
      const fields = { price, name: `Name ${random.below(3)}`, status: random.pick(["active", "active", "paused", "archived", "odd"]) };
      last = update(`v${i}`, step * 10 + random.below(9) + 1, fields);
      said.push(last);
    }
    if (random.chance(0.1)) said.push({ ...last, price: price + 1 });
    if (random.chance(0.1)) said.push({ ...last, name: "Another" });
    if (!random.chance(0.15)) list.push(last);
  }
  return { said, list, end: 60 };
}
