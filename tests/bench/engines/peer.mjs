// What the two expression engines have in common: twelve conditions and messages, each compiled by the engine.

/** Messages are rendered when read, as Plangate does. */
class Answer {
  constructor(fired, context) {
    this.fired = fired;
    this.context = context;
  }

  get allow() {
    return this.fired.length === 0;
  }

  get reasons() {
    return this.fired.map((rule) => ({ code: rule.code, message: rule.message(this.context) }));
  }
}

/**
 * @param catalog the job's
 * @param rules `{code, when, message, needs}`, functions of the context; `needs` is "plan" for a rule that reads the
 *   requested plan, and "nothing else" for the one that counts when that is unknown and nothing else speaks against it
 * @param time what the engine takes for a Date or null
 */
export function peerEngine(catalog, rules, time) {
  const plans = new Map(Object.entries(catalog.plans));
  const ofKnownPlan = rules.filter((rule) => rule.needs !== "nothing else");
  const ofUnknownPlan = rules.filter((rule) => rule.needs === undefined);
  const unknownPlan = rules.find((rule) => rule.needs === "nothing else");
  return {
    allows: (decision) => decision.allow,
    decide({ event, facts }) {
      const billing = event.context.billing;
      const requested = plans.get(billing.requestedPlanCode);
      const { usage, subscription } = facts;
      const now = time(facts.now);
      const committedUntil = time(subscription.committedUntil);
      const context = { billing, requested, usage, subscription, now, committedUntil };
      const fired = [];
      for (const rule of requested === undefined ? ofUnknownPlan : ofKnownPlan) if (rule.when(context)) fired.push(rule);
      if (requested === undefined && fired.length === 0) fired.push(unknownPlan);
      return new Answer(fired, context);
    },
  };
}
