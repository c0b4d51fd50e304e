/**
 * Runs one file of tests/cases against one build of the package. Needs ES2019 and nothing of a host, so that it works
 * in Node, in a browser page and in a bare engine alike.
 *
 * A file is {about, policy, catalog, cases}. A case is:
 *   name
 *   policyPatch, catalogPatch   JSON Merge Patch on the file's documents
 *   policyText, catalogText     raw text instead of a document
 *   repeatText                  {document, prefix, unit, times, suffix}: huge or deep text instead of a document
 *   bytes                       hex of a policy that is not UTF-8: needs a host that can load bytes
 *   issues                      all issues of loading, warnings too, in order; without it there must be no error
 *   decisions                   [{name, change, facts, locale, expect: {outcome, complete, reasons, customer, remedies, needs,
 *                               issues, warnings, direction, criterion, effectiveAt, quote}}]
 *   quotes                      [{name, change, facts, expect: the keys of a quote}]
 *   source                      where a published example is published
 * Only what is written is compared, but exactly: lists in full, of an issue, a reason, the customer's text, a quote, its
 * lines and invoices the keys that are given.
 */
const CASE_KEYS = [
  "name", "policyPatch", "catalogPatch", "policyText", "catalogText", "repeatText", "bytes", "issues", "decisions",
  "quotes", "source",
];
const EXPECT_KEYS = [
  "outcome", "complete", "reasons", "customer", "remedies", "needs", "issues", "warnings", "direction", "criterion", "effectiveAt", "quote",
];
const QUOTE_KEYS = [
  "complete", "currency", "effectiveAt", "lines", "total", "dueNow", "credit", "nextInvoice", "schedule", "needs", "issues",
  "warnings",
];
/** Parts that are compared key by key themselves. */
const PARTS = { quote: QUOTE_KEYS, customer: ["headline", "list", "locale"], remedies: ["status", "sets"] };

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** RFC 7396. Goes through a Map because a case may well have a key named "__proto__". */
export function mergePatch(target, patch) {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

function repeated({ prefix, unit, times, suffix }) {
  return prefix + unit.repeat(times) + suffix;
}

/** The document to load: an object where the case patches one, text where it gives text. */
export function documentOf(file, item, which) {
  const text = item[`${which}Text`];
  if (text !== undefined) return text;
  if (item.repeatText && item.repeatText.document === which) return repeated(item.repeatText);
  return mergePatch(file[which], item[`${which}Patch`] || {});
}

/** JSON with sorted keys: two values are the same when these texts are. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value === undefined ? null : value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

function pick(source, keys) {
  return Object.fromEntries(keys.map((key) => [key, isObject(source) ? source[key] : undefined]));
}

/** Cuts each entry of a list down to the keys that its expected counterpart states. */
function narrowed(list, expected) {
  return list.map((entry, index) => (isObject(expected[index]) ? pick(entry, Object.keys(expected[index])) : entry));
}

function difference(where, expected, actual) {
  const compared = Array.isArray(expected) && Array.isArray(actual) ? narrowed(actual, expected) : actual;
  if (canonical(compared) === canonical(expected)) return [];
  return [`${where}: expected ${canonical(expected)}, got ${canonical(actual)}`];
}

function unknownKeys(where, value, known) {
  return Object.keys(value).filter((key) => !known.includes(key)).map((key) => `${where}: "${key}" means nothing`);
}

function faultsOf(actual, expect, known, where) {
  const faults = unknownKeys(where, expect, known);
  for (const key of Object.keys(expect)) {
    const nested = PARTS[key] && isObject(expect[key]) && isObject(actual[key]);
    faults.push(...(nested ? faultsOf(actual[key], expect[key], PARTS[key], `${where}.${key}`)
      : difference(`${where}.${key}`, expect[key], actual[key])));
  }
  return faults;
}

function issueFaults(item, issues) {
  if (item.issues) return difference("issues", item.issues, issues);
  const errors = issues.filter(({ severity }) => severity === "error");
  return errors.length === 0 ? [] : [`does not load: ${canonical(errors)}`];
}

/** Answers {gate, issues}; an error that carries no issues is a fault of the package and goes on. */
async function load(createGate, documents) {
  try {
    const gate = await createGate(documents);
    return { gate, issues: gate.issues };
  } catch (error) {
    if (!error || !Array.isArray(error.issues)) throw error;
    return { gate: null, issues: error.issues };
  }
}

/** Asks for each of a case's decisions or quotes. */
function askAll(asked, ask, known, what) {
  const faults = [];
  const texts = (asked || []).map(({ name, change, facts, locale, expect }, index) => {
    const answer = JSON.parse(JSON.stringify(ask(change, facts, { locale })));
    faults.push(...faultsOf(answer, expect, known, name || `${what} ${index}`));
    return JSON.stringify(answer);
  });
  return { faults, texts };
}

async function runCase(createGate, file, item, host) {
  if (item.bytes && !host.loadBytes) return { faults: [], texts: [], skipped: "this host loads text only" };
  const [policy, catalog] = ["policy", "catalog"].map((which) => documentOf(file, item, which));
  const { gate, issues } = item.bytes
    ? { gate: null, issues: host.loadBytes(item.bytes, JSON.stringify(catalog)) }
    : await load(createGate, { policy, catalog });
  const faults = [...unknownKeys(item.name, item, CASE_KEYS), ...issueFaults(item, issues)];
  if (!gate) {
    if (item.decisions || item.quotes) faults.push("was refused, so it cannot decide");
    return { faults, texts: [JSON.stringify(issues)] };
  }
  const decided = askAll(item.decisions, (change, facts, options) => gate.decide(change, facts, options), EXPECT_KEYS, "decision");
  const quoted = askAll(item.quotes, (change, facts) => gate.quote(change, facts), QUOTE_KEYS, "quote");
  return {
    faults: [...faults, ...decided.faults, ...quoted.faults],
    texts: [JSON.stringify(issues), ...decided.texts, ...quoted.texts],
  };
}

/**
 * Answers one result per case: {name, ok, message, skipped, texts}. `texts` is the JSON of the issues and of each
 * decision, for comparing builds byte for byte.
 * @param {(documents: {policy: unknown, catalog: unknown}) => unknown} createGate
 * @param {{cases: object[]}} file
 * @param {{loadBytes?: (policyHex: string, catalogText: string) => object[]}} host
 */
export async function runCases(createGate, file, host = {}) {
  const results = [];
  for (const item of file.cases) {
    const { faults, texts, skipped } = await runCase(createGate, file, item, host).catch((error) => ({
      faults: [`threw ${error && error.stack ? error.stack : String(error)}`],
      texts: [],
    }));
    results.push({ name: item.name, ok: faults.length === 0, message: faults.join("\n"), skipped, texts });
  }
  return results;
}
