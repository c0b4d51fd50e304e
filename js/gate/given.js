/**
 * Facts of which a host knows better than the caller: an adapter reads them from the host's event.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("../decision/decision.js").Decision} Decision
 * @typedef {import("../program/program.js").Program} Program
 */
import { CONFLICT, Cell, toValue } from "../engine/cell.js";

/**
 * What a host knows, by the facts' paths: what counts, and what counts where nobody else knows. What is `undefined` or
 * `null` the host does not know.
 * @typedef {{ given: Map<string, unknown>, defaults: Map<string, unknown> }} Host
 */

/** @type {Host} */
export const NO_HOST = { given: new Map(), defaults: new Map() };

/**
 * @param {Program} program
 * @param {import("../types.js").Change} change
 * @param {import("../types.js").Facts | undefined} facts
 * @param {Host} host
 * @returns {{ values: Value[], disputed: number[] }} `disputed`: slots of facts of which the caller says something else
 */
export function readGiven(program, change, facts, { given, defaults }) {
  const values = program.reader.read(change, facts);
  /** @type {number[]} */
  const disputed = [];
  program.contents.layout.forEach(({ fact }, slot) => {
    const stated = values[slot];
    const known = toValue(given.get(fact));
    if (known === undefined || known === null) {
      if (stated === undefined) values[slot] = toValue(defaults.get(fact));
    } else if (!(stated instanceof Cell)) {
      values[slot] = known;
      if (stated !== undefined && stated !== known) disputed.push(slot);
    }
  });
  return { values, disputed };
}

/**
 * What the host says counts, and may deny. But who contradicts it may speak of something else altogether: anything weaker
 * than a denial is then not known, nor what would help.
 * @param {number[]} disputed slots
 * @param {(values: Value[]) => Decision} decide
 * @returns {(values: Value[]) => Decision}
 */
export function doubting(disputed, decide) {
  if (disputed.length === 0) return decide;
  return (values) => {
    const decision = decide(values);
    const doubted = decide(values.map((value, slot) => (disputed.includes(slot) ? CONFLICT : value)));
    if (decision.outcome !== "deny" || doubted.outcome === "deny") return doubted;
    decision.add(doubted.issues.filter(({ code }) => code === "facts/conflict"));
    return decision;
  };
}
