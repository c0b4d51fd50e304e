/**
 * The fields of the documents: by the path of the object that holds them, `*` standing for any name or index. Of each
 * field what it is, and where it has few values these.
 */
const CHOICES = { timing: ["now", "next_boundary", "term_end"], flags: [true, false] };

const timing = (what) => [`When ${what} takes effect: one of the words, or an expression that gives a timestamp.`, CHOICES.timing];

const TERMS = {
  price: ["What a period costs: a decimal in major units, as text or number."],
  currency: ["The ISO 4217 code, such as GBP."],
  period: ["The billing period.", ["1 month", "1 quarter", "1 year", "2 weeks"]],
  setupFee: ["Charged once, with the change."],
  ramp: ["Prices of the first cycles: a list of unitAmount and cycles."],
  trial: ["How long a trial lasts.", ["14 days", "1 month"]],
  autoRenewal: ["Whether it goes on after its term; by default true.", CHOICES.flags],
};

const PLAN = {
  name: ["What customers call the plan."],
  planId: ["Ties the plan to the vendor's plan of this id, which has price, currency, period and status."],
  rank: ["Its place: a change to a higher rank is an upgrade."],
  group: ["Plans of one group compare by rank."],
  ...TERMS,
  limits: ['What the plan allows: ints, or "unlimited".'],
  features: ["A list of texts."],
  successor: ["The code of the plan that replaces it, or null."],
  versions: ["Its terms from certain dates on, by a name for each."],
};

const FIELDS = {
  policy: {
    "": {
      plangate: ["The format's version.", [1]],
      name: ["The policy's name."],
      headline: ["Template: what stands above the customer's list when a change is denied."],
      facts: ["The inputs, by dotted path: one to four words."],
      rules: ["The rules; all of them are evaluated, the strongest effect that fires is the outcome."],
      direction: ["What makes a change an upgrade: the criteria in their order.", [["rank", "interval", "price"]]],
      timing: ["When a change takes effect, by its direction."],
      quote: ["What a change costs: how it is calculated."],
      guards: ["Built-in rules to switch off: by name, false."],
    },
    "facts/*": {
      type: ["The fact's type.", ["bool", "int", "double", "string", "timestamp", "duration", "money", "list<string>", "map<int>"]],
      optional: ["null is allowed and means: known to be absent. Expressions must ask has() first.", CHOICES.flags],
      min: ["The least value, inclusive."],
      max: ["The greatest value, inclusive; of a list or map how many items it may have."],
      values: ["The only texts that it may be."],
      kind: ["stock (such as seats) or quota (such as calls per month).", ["stock", "quota"]],
      actionable: ["What the customer can do about it.", ["decrease", "increase", "both"]],
      currency: ["Of a money fact: it may then be a plain decimal."],
      private: ["It must not stand in a template, because templates reach customers.", CHOICES.flags],
    },
    "rules/*": {
      id: ["Its name: small letters, digits and -."],
      when: ["The condition, in CEL: a bool."],
      deny: ["The change is refused; template of the message."],
      defer: ["The change takes effect at this timestamp, an expression; it needs a message."],
      message: ["Template: why it is deferred."],
      suggest: ["Template: what the customer can do about it."],
      code: ["A stable code for programs; by default the id."],
      each: ["Stands for one rule per declared usage fact, with it.name, it.used and it.limit.", ["usage.*"]],
    },
    timing: {
      upgrade: timing("an upgrade"),
      downgrade: timing("a downgrade"),
      crossgrade: timing("a crossgrade"),
      same: timing("a change of quantity"),
      unknown: timing("a change whose direction is not known"),
    },
    quote: {
      proration: ["How a part of a cycle counts.", ["second", "day", "none"]],
      anchor: ["Whether new cycles are counted from the old anchor or from the change.", ["kept", "reset"]],
      rounding: ["Of each line, once.", ["half_up", "half_even"]],
      offset: ["Where days and months begin: a fixed offset from UTC.", ["Z", "+01:00"]],
      capCredit: ["The credit is at most subscription.amountPaid.", CHOICES.flags],
      perUnit: ["Prices are per unit of the quantity.", CHOICES.flags],
      setupFee: ["Charged once with the change, or waived.", ["charge", "waive"]],
      invoices: ["How many dates the schedule has, 1 to 60."],
      trial: ["Whether a trial goes on with the new plan.", ["carry_over", "end"]],
      ramp: ["How ramps go on: onChange, tail, trialIsCycle."],
    },
    "quote/ramp": {
      onChange: ["Whether the new plan's ramp begins with the change.", ["restart", "continue"]],
      tail: ["What is charged after the last interval.", ["price", "last"]],
      trialIsCycle: ["Whether a trial uses up the ramp's first cycle.", CHOICES.flags],
    },
    guards: Object.fromEntries(
      [
        ["requested-unknown", "The requested plan is not in the catalogue: undecided."],
        ["current-unknown", "The current plan is not in the catalogue: undecided."],
        ["not-selectable", "The requested plan's status is not active: deny."],
        ["same-plan", "Both plans are the same: deny."],
      ].map(([name, about]) => [name, [about, CHOICES.flags]]),
    ),
  },
  catalog: {
    "": {
      plangate: ["The format's version.", [1]],
      plans: ["The plans, by the code that the subscription system uses."],
      vendor: ["Plan updates as the vendor sent them, in any order."],
    },
    "plans/*": PLAN,
    "plans/*/versions/*": {
      effectiveFrom: ["From when on it is sold: a timestamp."],
      ...TERMS,
      name: PLAN.name,
      planId: PLAN.planId,
      limits: PLAN.limits,
      features: PLAN.features,
    },
    "plans/*/ramp/*": { unitAmount: ["What a cycle costs."], cycles: ["For how many cycles."] },
  },
  change: {
    "": {
      current: ["Code of the plan that the customer has."],
      requested: ["Code of the plan that the customer wants."],
      quantity: ["For policies that read change.quantity, and prices per unit."],
      currentVersion: ["The version that the customer has; null for the one on sale."],
      requestedVersion: ["The version, if another is meant than the one on sale."],
      cancel: ["Asks to leave the plan without another one.", CHOICES.flags],
    },
  },
  facts: {},
};

const matches = (pattern, path) =>
  pattern.length === path.length && pattern.every((name, index) => name === "*" || name === String(path[index]));

/**
 * The fields of the object at a path, by name: `[about, values?]`.
 * @param {string} document
 * @param {(string | number)[]} path
 */
export function fieldsAt(document, path) {
  const table = FIELDS[document === "candidate" ? "policy" : document];
  const key = Object.keys(table).find((pattern) => matches(pattern === "" ? [] : pattern.split("/"), path));
  return key === undefined ? {} : table[key];
}
