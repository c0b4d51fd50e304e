/**
 * The JSON Schema of one policy's facts, for editors.
 *
 * @typedef {{ type: string, optional?: boolean, min?: number, max?: number, values?: string[], currency?: string }} Declared
 * @typedef {Record<string, any>} Schema
 */

/** Items of a list or map that declares no other number. */
const MOST_ITEMS = 256;

/** What a fact of each type may be. @type {Record<string, Schema>} */
export const TYPES = {
  bool: { type: "boolean" },
  int: { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
  double: { type: "number" },
  string: { type: "string" },
  timestamp: {
    type: "string",
    pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
  },
  duration: { type: "string", pattern: "^[+-]?(0|(([0-9]+([.][0-9]*)?|[.][0-9]+)(h|m|s|ms|us|µs|μs|ns))+)$" },
  money: { type: "string", pattern: "^(-?(0|[1-9][0-9]*)([.][0-9]+)?) [A-Z]{3}$" },
};
const DECIMAL = "^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?$";

/**
 * @param {Record<string, Declared>} declared by the policy
 * @param {readonly import("../types.js").LayoutEntry[]} layout what the policy reads, the engine's own facts too
 * @returns {Schema}
 */
export function factsSchema(declared, layout) {
  const schema = record();
  const engines = layout.filter(({ fact }) => !(fact in declared) && !fact.startsWith("change."));
  for (const { fact, ...entry } of engines) put(schema, fact.split("."), entry);
  for (const [fact, entry] of Object.entries(declared)) put(schema, fact.split("."), entry);
  schema.properties.now = schema.properties.now || TYPES.timestamp;
  return { $schema: "http://json-schema.org/draft-07/schema#", ...schema, properties: { $schema: { type: "string" }, ...schema.properties } };
}

/** @returns {Schema} */
function record() {
  return { type: "object", properties: {} };
}

/** @param {Schema} schema @param {string[]} path @param {Declared} fact */
function put(schema, [key, ...rest], fact) {
  if (rest.length === 0) {
    schema.properties[key] = fact.optional ? { anyOf: [{ type: "null" }, ofFact(fact)] } : ofFact(fact);
    return;
  }
  // Where a record is null, its facts are not known.
  const inner = schema.properties[key] || { type: ["object", "null"], properties: {} };
  schema.properties[key] = inner;
  put(inner, rest, fact);
}

/** @param {Declared} fact @returns {Schema} */
function ofFact({ type, min, max, values, currency }) {
  const [, collection, item] = /^(list|map)<(?:string, )?(\w+)>$/.exec(type) || [];
  if (collection === "list") return { type: "array", items: TYPES[item], maxItems: max === undefined ? MOST_ITEMS : max };
  if (collection === "map") return { type: "object", additionalProperties: TYPES[item], maxProperties: max === undefined ? MOST_ITEMS : max };
  if (values !== undefined) return { enum: values };
  if (currency !== undefined) return { anyOf: [TYPES.money, { type: "number" }, { type: "string", pattern: DECIMAL }] };
  return { ...TYPES[type], ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
}
