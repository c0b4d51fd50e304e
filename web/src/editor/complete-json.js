import { fieldsAt } from "./fields.js";

const asJson = (value) => JSON.stringify(value);

const BLANKS = { bool: "true", int: "0", double: "0", string: '""', timestamp: '"2026-01-01T00:00:00Z"', duration: '"1h"', money: '"0.00 GBP"' };

/** The members that the declared facts have below a path: `usage` has `seats`. */
function factMembers(vocabulary, path) {
  const members = new Map();
  for (const [fact, attributes] of vocabulary.facts()) {
    const words = fact.split(".");
    if (!path.every((name, index) => words[index] === name) || words.length <= path.length) continue;
    const isLeaf = words.length === path.length + 1;
    members.set(words[path.length], isLeaf ? [`${attributes.type}${attributes.optional ? ", may be null" : ""}`, [], attributes] : ["more facts", []]);
  }
  if (path.length === 0) members.set("now", ["timestamp: the time of the decision", [], { type: "timestamp" }]);
  return Object.fromEntries(members);
}

export const membersAt = (document, path, vocabulary) =>
  document === "facts" ? factMembers(vocabulary, path) : fieldsAt(document, path);

function valuesAt(document, path, vocabulary) {
  const name = path.at(-1);
  const isPlan = document === "change" ? ["current", "requested"].includes(name) : name === "successor";
  if (isPlan) return vocabulary.plans().map(({ code }) => code);
  const [, values = [], fact] = membersAt(document, path.slice(0, -1), vocabulary)[name] ?? [];
  if (fact?.type === "bool") return [true, false];
  return fact?.values ?? values;
}

/** Replaces the literal that is being written, quotes included. */
const replacing = ({ literal }, { pos }) => ({ from: literal?.from ?? pos, to: literal?.to });

function keyOption(place, text, [name, [about, values = [], fact]]) {
  const hasValue = /^\s*:/.test(text.slice(place.literal?.to ?? 0)) && place.literal !== null;
  const value = fact ? BLANKS[fact.type] : values.length > 0 ? asJson(values[0]) : "";
  return { label: asJson(name), type: "property", info: about, apply: asJson(name) + (hasValue ? "" : `: ${value ?? ""}`) };
}

/** Completes names and values of JSON. */
export function completeJson(context, document, place, vocabulary) {
  if (!place.literal && !context.explicit) return null;
  const text = context.state.doc.toString();
  const range = replacing(place, context);
  if (!place.isKey) {
    const options = valuesAt(document, place.path, vocabulary).map((value) => ({ label: asJson(value), type: "constant" }));
    return options.length > 0 ? { ...range, options } : null;
  }
  const members = Object.entries(membersAt(document, place.path.slice(0, -1), vocabulary));
  return { ...range, options: members.map((member) => keyOption(place, text, member)) };
}
