/** The names that expressions read besides the declared facts: `[name, type, what it is]`. */
const PLAN = [
  ["code", "string", "The plan's code, its key in the catalogue."],
  ["name", "string", "Its name."],
  ["price", "money", "What one billing period costs."],
  ["currency", "string", "The currency of its price, ISO 4217."],
  ["rank", "int, optional", "Its place among the plans of its group; ask has() first."],
  ["group", "string, optional", "Plans of one group compare by rank; ask has() first."],
  ["status", "string", "Only plans whose status is active can be chosen."],
  ["planId", "string, optional", "The vendor's id; ask has() first."],
  ["successor", "string, optional", "The plan that replaces it; ask has() first."],
  ["features", "list<string>", "The plan's features."],
];

const ENGINE = [
  ["now", "timestamp", "The time of the decision."],
  ["change.direction", "string", "upgrade, downgrade, crossgrade, same, cancellation or unknown."],
  ["change.kind", "string", "plan, or for the same plan quantity or none."],
  ["change.quantity", "int", "How many are asked for."],
  ["catalog.reconciledAt", "timestamp, optional", "When the plans were last compared with the vendor's list."],
  ["quote.total", "money", "The sum of the quote's lines."],
  ["quote.dueNow", "money", "What is to be paid at once."],
  ["quote.credit", "money", "What a negative total gives back."],
  ["quote.nextInvoice", "money", "The first invoice after now, 0 when there is none."],
];

const IT = [
  ["it.name", "string", "In a rule with each: the usage fact's last word."],
  ["it.kind", "string", "In a rule with each: whether it is a stock or a quota."],
  ["it.used", "int", "In a rule with each: the usage fact."],
  ["it.limit", "limit", "In a rule with each: the requested plan's limit of that name."],
];

const named = ([name, type, about]) => ({ name, type, about });

const limitRows = (limits) => limits.map((limit) => [`limits.${limit}`, "limit", `The plan's limit of ${limit}: an int, or "unlimited".`]);

function planNames(root, limits) {
  const whose = root === "current" ? "the plan that the customer has" : "the plan that is asked for";
  return [...PLAN, ...limitRows(limits)].map(([field, type, about]) => named([`${root}.${field}`, type, `${about} Of ${whose}.`]));
}

/** All names that a policy over these limits may read, the declared facts not counted. */
export function engineNames(limits) {
  return [...["current", "requested"].flatMap((root) => planNames(root, limits)), ...ENGINE.map(named), ...IT.map(named)];
}
