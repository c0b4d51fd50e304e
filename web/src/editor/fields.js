import schemaFields from "virtual:schema-fields";

/** The schemas are of files; a change is never one. */
const CHANGE = {
  current: ["Code of the plan that the customer has."],
  requested: ["Code of the plan that the customer wants."],
  quantity: ["For policies that read change.quantity, and for prices per unit."],
  actor: ["Who asks: the facts that the policy declares below actor."],
  currentVersion: ["The version that the customer has; null for the one on sale."],
  requestedVersion: ["The version, if another is meant than the one on sale."],
  cancel: ["Asks to leave the plan without another one.", [true, false]],
};

const TABLES = { ...schemaFields, candidate: schemaFields.policy, change: { "": CHANGE }, facts: {} };

const matches = (pattern, path) =>
  pattern.length === path.length && pattern.every((name, index) => name === "*" || name === String(path[index]));

/**
 * The fields of the object at a path, by name: `[about, values?]`.
 * @param {string} document
 * @param {(string | number)[]} path
 */
export function fieldsAt(document, path) {
  const table = TABLES[document];
  const key = Object.keys(table).find((pattern) => matches(pattern === "" ? [] : pattern.split("/"), path));
  return key === undefined ? {} : table[key];
}
