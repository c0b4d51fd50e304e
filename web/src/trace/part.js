import { h } from "../ui/dom.js";

/** A policy may nest far deeper than anybody reads. */
const DEEPEST = 12;

const textOf = (value) => (typeof value === "string" ? JSON.stringify(value) : JSON.stringify(value) ?? "");

function valueWords({ times, type, value, unknown, error }) {
  if (times === 0) return ["not evaluated", "skipped"];
  if (unknown) return [`unknown: needs ${unknown.join(", ")}`, "unknown"];
  if (error) return [error.message, "error"];
  return [textOf(value), type === "bool" ? `bool ${value}` : "known"];
}

/** One part of an expression with its value, and below it the parts that it is made of. */
export function partItem(part, depth = 0) {
  const [words, kind] = valueWords(part);
  const loops = part.times > 1 ? h("span", { class: "times" }, `${part.times} times, the last`) : null;
  const line = h("p", { class: "part" }, h("code", {}, part.source), loops, h("span", { class: `value ${kind}`, title: part.type }, words));
  const inner = depth < DEEPEST && part.parts.length > 0 ? h("ul", { class: "parts" }, part.parts.map((inside) => partItem(inside, depth + 1))) : null;
  return h("li", {}, line, inner);
}
