import { parse } from "jsonc-parser";
import { engineNames } from "./cel-names.js";

const isObject = (value) => typeof value === "object" && value !== null;
const membersOf = (value) => (isObject(value) ? Object.entries(value) : []);
const textsOf = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

function read(text) {
  try {
    return parse(text) ?? {};
  } catch {
    // Nested deeper than the parser can go.
    return {};
  }
}

/** Reads as much of a text as can be read, again only when it has changed. */
function lenient(textOf) {
  let known = { text: null, value: {} };
  return () => {
    const text = textOf();
    if (known.text !== text) known = { text, value: read(text) };
    return known.value;
  };
}

function describe({ type = "", optional, min, max, kind, actionable, values }) {
  const parts = [
    optional && "may be null",
    min !== undefined && `at least ${min}`,
    max !== undefined && `at most ${max}`,
    values && `one of ${textsOf(values).join(", ")}`,
    kind,
    actionable && `the customer can ${actionable === "both" ? "change" : actionable} it`,
  ];
  const more = parts.filter(Boolean).join(", ");
  return { type, about: `A fact that this policy declares${more && `: ${more}`}.` };
}

function limitNames(plans, facts) {
  const stated = plans.flatMap(([, plan]) => membersOf(plan?.limits).map(([name]) => name));
  const used = facts.map(([path]) => /^usage\.(\w+)$/.exec(path)?.[1]).filter(Boolean);
  return [...new Set([...stated, ...used])].sort();
}

/**
 * What the documents on the screen talk of, for completion and hover.
 * @param {(id: string) => string} textOf a document
 */
export function createVocabulary(textOf) {
  const policy = lenient(() => textOf("policy"));
  const catalog = lenient(() => textOf("catalog"));
  const facts = () => membersOf(policy().facts).filter(([, attributes]) => isObject(attributes));
  const plans = () => membersOf(catalog().plans);
  return {
    /** The declared facts, `[path, attributes]`. */
    facts,
    plans: () => plans().map(([code, plan]) => ({ code, name: plan?.name ?? code })),
    features: () => [...new Set(plans().flatMap(([, plan]) => textsOf(plan?.features)))],
    /** Everything that an expression can read: `{name, type, about}`. */
    names: () => [
      ...facts().map(([name, attributes]) => ({ name, ...describe(attributes) })),
      ...membersOf(policy().let).map(([name, expression]) => ({ name, type: "definition", about: String(expression) })),
      ...engineNames(limitNames(plans(), facts())),
    ],
  };
}
