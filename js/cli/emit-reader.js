/** Writes the reader of one layout as unrolled code: js/facts/generated.js says what it has to do. */
import { LIST, SINGLE } from "../engine/cell.js";
import { Reader, shapeOf } from "../facts/facts.js";
import { slotsOf } from "../facts/generated.js";

/** @typedef {import("../types.js").LayoutEntry} LayoutEntry @typedef {import("../facts/facts.js").Parent} Parent */

/** From so many wanted keys on, a statement for each takes longer than the reader of all layouts with its table. */
const MANY = 16;

const name = (/** @type {string} */ key) => (/^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`);
const indented = (/** @type {string[]} */ lines) => lines.map((line) => `  ${line}`);

/** @param {readonly LayoutEntry[]} layout @returns {string} the source of an object of type `Generated` */
export function emitReader(layout) {
  const variables = new Variables();
  const { change, facts } = new Reader(layout);
  const body = [...readParent("change", change, variables), ...readParent("facts", facts, variables)];
  const slots = layout.map((entry, slot) => (variables.slots.has(slot) ? slotValue(entry, slot) : "undefined"));
  const code = [
    ...variables.wide.map(({ parent }, i) => `const wide${i} = parentOf(${JSON.stringify(factsOf(parent, []))});`),
    "const own = Object.prototype.hasOwnProperty;",
    'const isRecord = (value) => typeof value === "object" && !Array.isArray(value);',
    "return {",
    "  read(change, facts) {",
    `    let ${variables.names.concat([...variables.slots].map((slot) => `v${slot}`)).join(", ")};`,
    ...indented(indented(body)),
    `    const values = [${slots.join(", ")}];`,
    ...variables.wide.map(({ record }, i) => `    wide${i}.read(${record}, values);`),
    "    return values;",
    "  },",
    ...indented(variables.wide.length === 0 ? writer(layout) : [ANY_WRITER]),
    "};",
  ];
  return ["{", `  slots: ${JSON.stringify(slotsOf(layout))},`, "  unroll({ LIST, MAP, toValue, toItems, parentOf }) {", ...indented(indented(code)), "  },", "}"].join("\n");
}

const ANY_WRITER = "write: (memory, slots, values) => memory.writeSlots(slots, values),";

/** All below a record, each with its path, slot and shape. @param {Parent} parent @param {string[]} path @returns {unknown[][]} */
function factsOf(parent, path) {
  return [...parent.wanted].flatMap(([key, step]) => (
    step.parent === null ? [[[...path, key], step.slot, step.shape]] : factsOf(step.parent, [...path, key])));
}

/** The variables for records within records, and those that are read by a table. */
class Variables {
  constructor() {
    /** @type {string[]} */
    this.names = [];
    /** @type {Set<number>} those with a variable of their own */
    this.slots = new Set();
    /** @type {{ record: string, parent: Parent }[]} */
    this.wide = [];
  }

  /** @param {{ slot: number, parent: Parent | null }} step */
  of({ slot, parent }) {
    if (parent === null) {
      this.slots.add(slot);
      return `v${slot}`;
    }
    this.names.push(`p${this.names.length}`);
    return this.names[this.names.length - 1];
  }
}

/**
 * Only for-in tells own enumerable properties from all others at no cost; each wanted one is then read by its name.
 * @param {string} record @param {Parent} parent @param {Variables} variables @returns {string[]}
 */
function readParent(record, parent, variables) {
  if (parent.wanted.size >= MANY) {
    variables.wide.push({ record, parent });
    return [];
  }
  /** @type {string[]} */
  const nested = [];
  const steps = [...parent.wanted].map(([key, step]) => {
    const target = variables.of(step);
    if (step.parent !== null) nested.push(...readParent(target, step.parent, variables));
    return { key, take: `${target} = ${record}${name(key)};` };
  });
  const loop = [
    `for (const key in ${record}) {`,
    `  if (!own.call(${record}, key)) continue;`,
    "  switch (key) {",
    ...steps.map(({ key, take }) => `    case ${JSON.stringify(key)}: ${take} break;`),
    "  }",
    "}",
  ];
  return [`if (${record} !== undefined && ${record} !== null) {`, `  if (!isRecord(${record})) return null;`, ...indented(loop), ...indented(nested), "}"];
}

/** What a decision keeps of a slot. @param {LayoutEntry} entry @param {number} slot */
function slotValue({ type }, slot) {
  const shape = shapeOf(type);
  return shape === SINGLE ? `toValue(v${slot})` : `toItems(v${slot}, ${shape === LIST ? "LIST" : "MAP"})`;
}

/** @param {readonly LayoutEntry[]} layout */
function writer(layout) {
  if (layout.some(({ type }) => shapeOf(type) !== SINGLE)) return [ANY_WRITER];
  return [
    "write(memory, slots, values) {",
    "  memory.refresh();",
    "  const { words, numbers } = memory;",
    "  const word = slots >> 2, number = slots >> 3;",
    "  let texts = 0, value;",
    ...indented(layout.flatMap(({ type }, slot) => [`value = values[${slot}];`, writeSlot(type, slot)])),
    "  return memory.endOfTexts(texts);",
    "},",
  ];
}

/** What a slot nearly always holds goes straight into memory. Tags: wasm/exports.cpp. @param {string} type @param {number} slot */
function writeSlot(type, slot) {
  const other = `texts = memory.writeSlot(word + ${4 * slot}, value, texts);`;
  if (type !== "int" && type !== "double") return other;
  return `if (typeof value === "number") { words[word + ${4 * slot}] = 3; numbers[number + ${2 * slot + 1}] = value; } else ${other}`;
}
