/**
 * Which rules cases reach, and of each condition which sides: a condition that was never false says nothing about what it
 * lets through.
 *
 * @typedef {import("../types.js").ExplainedPart} ExplainedPart
 * @typedef {import("../types.js").ExplainedRule} ExplainedRule
 * @typedef {"evaluated" | "fired" | "quiet" | "true" | "false"} Side the whole condition of a rule makes it fire or leaves it quiet
 * @typedef {{ rule: string, part: string, never: Side }} Gap
 * @typedef {{ part: string, whole: boolean, evaluated: boolean, isBool: boolean, sides: Set<unknown> }} Seen
 */

/** Conditions that are meant to have one side only. */
const LITERALS = ["true", "false"];

export class Coverage {
  constructor() {
    /** What was seen of each part, by rule and by field and place in it. @type {Map<string, Map<string, Seen>>} */
    this.rules = new Map();
  }

  /** A rule with `each` is one rule, whichever members reach its sides. @param {ExplainedRule[]} rules of one explanation */
  add(rules) {
    for (const { rule, when, unless } of rules) {
      if (when === null) continue;
      const parts = this.rules.get(rule) || new Map();
      this.rules.set(rule, parts);
      note(parts, "when", when, true);
      if (unless !== undefined) note(parts, "unless", unless, false);
    }
  }

  /** @returns {Gap[]} */
  gaps() {
    return [...this.rules].flatMap(([rule, parts]) =>
      conditions(parts).flatMap((seen) => gapsOf(seen).map((never) => ({ rule, part: seen.part, never }))));
  }

  /** How many sides of conditions there are, and how many were seen. */
  count() {
    const all = [...this.rules.values()].flatMap(conditions);
    return { sides: 2 * all.length, seen: all.reduce((sum, { sides }) => sum + sides.size, 0) };
  }
}

/** @param {Map<string, Seen>} parts */
function conditions(parts) {
  return [...parts.values()].filter(({ isBool, part }) => isBool && !LITERALS.includes(part));
}

/** @param {Map<string, Seen>} parts @param {string} field @param {ExplainedPart} part @param {boolean} whole */
function note(parts, field, { source, range, times, type, value, parts: inner }, whole) {
  const key = `${field} ${range[0]}-${range[1]}`;
  const seen = parts.get(key) || { part: source, whole, evaluated: false, isBool: whole, sides: new Set() };
  parts.set(key, seen);
  seen.evaluated = seen.evaluated || times > 0;
  seen.isBool = seen.isBool || type === "bool";
  if (typeof value === "boolean") seen.sides.add(value); // what a && or || left out has a type and no value
  for (const part of inner) note(parts, field, part, false);
}

/** @param {Seen} seen @returns {Side[]} */
function gapsOf({ evaluated, isBool, sides, whole }) {
  if (!evaluated) return ["evaluated"];
  if (!isBool) return [];
  /** @type {[Side, boolean][]} */
  const both = whole ? [["fired", true], ["quiet", false]] : [["true", true], ["false", false]];
  return both.filter(([, side]) => !sides.has(side)).map(([name]) => name);
}
