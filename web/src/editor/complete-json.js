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

/** A string that is still open reaches to the end of its line, and what stands there is to stay. */
function endOf(literal, text, at) {
  const isClosed = literal !== null && /^".*"$/.test(text.slice(literal.from, literal.to)) && at < literal.to;
  return isClosed ? literal.to : at;
}

/** Puts a text in the place of the whole literal that is being written, quotes included. */
const replacing = (insert, end) => (view, _completion, from, to) =>
  view.dispatch({ changes: { from, to: Math.max(to, end), insert }, selection: { anchor: from + insert.length }, userEvent: "input.complete" });

function keyOption(text, end, [name, [about, values = [], fact]]) {
  const hasValue = /^\s*:/.test(text.slice(end));
  const value = fact ? BLANKS[fact.type] : values.length > 0 ? asJson(values[0]) : "";
  return { label: asJson(name), info: about || undefined, apply: replacing(asJson(name) + (hasValue ? "" : `: ${value ?? ""}`), end) };
}

const valueOption = (value, end) => ({ label: asJson(value), apply: replacing(asJson(value), end) });

/** Completes names and values of JSON. */
export function completeJson(context, document, place, vocabulary) {
  if (!place.literal && !context.explicit) return null;
  const text = context.state.doc.toString();
  const from = place.literal?.from ?? context.pos;
  const end = endOf(place.literal, text, context.pos);
  if (!place.isKey) {
    const options = valuesAt(document, place.path, vocabulary).map((value) => valueOption(value, end));
    return options.length > 0 ? { from, options } : null;
  }
  const members = Object.entries(membersAt(document, place.path.slice(0, -1), vocabulary));
  return { from, options: members.map((member) => keyOption(text, end, member)) };
}
