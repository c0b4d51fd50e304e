/**
 * Which rules cases reach, and of each condition which sides: a condition that was never false says nothing about what it
 * lets through.
 *
 * @typedef {import("../types.js").ExplainedPart} ExplainedPart
 * @typedef {import("../types.js").ExplainedRule} ExplainedRule
 * @typedef {"evaluated" | "fired" | "quiet" | "true" | "false"} Side the whole condition of a rule makes it fire or leaves it quiet
 * @typedef {{ rule: string, name?: string, part: string, never: Side }} Gap
 * @typedef {{ part: string, whole: boolean, evaluated: boolean, isBool: boolean, sides: Set<unknown> }} Seen
 */

export class Coverage {
  constructor() {
    /** What was seen of each part, by rule and place. @type {Map<string, { rule: string, name?: string, parts: Map<string, Seen> }>} */
    this.rules = new Map();
  }

  /** @param {ExplainedRule[]} rules of one explanation */
  add(rules) {
    for (const { rule, name, when } of rules) {
      if (when === null) continue;
      const key = JSON.stringify([rule, name]);
      const known = this.rules.get(key) || { rule, ...(name !== undefined && { name }), parts: new Map() };
      this.rules.set(key, known);
      note(known.parts, when, true);
    }
  }

  /** @returns {Gap[]} */
  gaps() {
    return [...this.rules.values()].flatMap(({ rule, name, parts }) =>
      conditions(parts).flatMap((seen) => gapsOf(seen).map((never) => ({ rule, ...(name !== undefined && { name }), part: seen.part, never }))));
  }

  /** How many sides of conditions there are, and how many were seen. */
  count() {
    const all = [...this.rules.values()].flatMap(({ parts }) => conditions(parts));
    return { sides: 2 * all.length, seen: all.reduce((sum, { sides }) => sum + sides.size, 0) };
  }
}

/** @param {Map<string, Seen>} parts */
function conditions(parts) {
  return [...parts.values()].filter(({ isBool }) => isBool);
}

/** @param {Map<string, Seen>} parts @param {ExplainedPart} part @param {boolean} whole */
function note(parts, { source, range, times, type, value, parts: inner }, whole) {
  const key = `${range[0]}-${range[1]}`;
  const seen = parts.get(key) || { part: source, whole, evaluated: false, isBool: whole, sides: new Set() };
  parts.set(key, seen);
  seen.evaluated = seen.evaluated || times > 0;
  seen.isBool = seen.isBool || type === "bool";
  if (typeof value === "boolean") seen.sides.add(value); // what a && or || left out has a type and no value
  for (const part of inner) note(parts, part, false);
}

/** @param {Seen} seen @returns {Side[]} */
function gapsOf({ evaluated, isBool, sides, whole }) {
  if (!evaluated) return ["evaluated"];
  if (!isBool) return [];
  /** @type {[Side, boolean][]} */
  const both = whole ? [["fired", true], ["quiet", false]] : [["true", true], ["false", false]];
  return both.filter(([, side]) => !sides.has(side)).map(([name]) => name);
}
