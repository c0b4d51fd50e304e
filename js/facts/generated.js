/**
 * Readers that `plangate build` writes for one layout: unrolled code, as fast as reading by hand, for objects that hold what
 * they should. Whatever else comes is read again by the reader of all layouts, which knows every way to fail.
 *
 * @typedef {import("../engine/cell.js").Value} Value
 * @typedef {import("../engine/memory.js").Memory} Memory
 * @typedef {import("./facts.js").FactReader} FactReader
 * @typedef {{ LIST: number, MAP: number, toValue: typeof toValue, toItems: typeof toItems, parentOf: typeof parentOf }} Help
 * @typedef {object} Unrolled
 * @property {(change: any, facts: any) => Value[] | null} read null when they are not as usual
 * @property {(memory: Memory, slots: number, values: Value[]) => number} write the same as `memory.writeSlots`
 * @typedef {{ slots: string, unroll: (help: Help) => Unrolled }} Generated `slots`: the layout that it was written for
 */
import { LIST, MAP, toItems, toValue } from "../engine/cell.js";
import { Parent, Reader } from "./facts.js";

/** A record that is read by a table. @param {[path: string[], slot: number, shape: number][]} facts */
function parentOf(facts) {
  const parent = new Parent();
  for (const [path, slot, shape] of facts) parent.add(path, slot, shape);
  return parent;
}

const help = { LIST, MAP, toValue, toItems, parentOf };

/**
 * A layout in one text.
 * @param {readonly import("../types.js").LayoutEntry[]} layout
 */
export function slotsOf(layout) {
  return layout.map(({ fact, type }) => `${fact} ${type}`).join();
}

/** @implements {FactReader} */
export class GeneratedReader {
  /** @param {Generated} generated @param {readonly import("../types.js").LayoutEntry[]} layout */
  constructor({ unroll }, layout) {
    this.unrolled = unroll(help);
    this.layout = layout;
    /** @type {Reader | null} */
    this.general = null;
  }

  /** @param {unknown} change @param {unknown} facts @returns {Value[]} */
  read(change, facts) {
    try {
      const values = this.unrolled.read(change, facts);
      if (values !== null) return values;
    } catch (anything) {
      // What throws is found out property by property, below.
    }
    if (this.general === null) this.general = new Reader(this.layout);
    return this.general.read(change, facts);
  }

  /** @param {Memory} memory @param {number} slots @param {Value[]} values */
  write(memory, slots, values) {
    // A quote may read more than a decision.
    if (values.length !== this.layout.length) return memory.writeSlots(slots, values);
    return this.unrolled.write(memory, slots, values);
  }
}
