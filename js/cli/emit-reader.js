/** Writes the reader of one layout as unrolled code: js/generated.js says what it has to do. */
import { LIST, SINGLE } from "../cell.js";
import { Reader, shapeOf } from "../facts.js";
import { slotsOf } from "../generated.js";

/** @typedef {import("../types.js").LayoutEntry} LayoutEntry @typedef {import("../facts.js").Parent} Parent */

/** From so many wanted keys on, comparing a key to each of them takes longer than looking it up. */
const MANY = 16;

const name = (/** @type {string} */ key) => (/^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`);
const indented = (/** @type {string[]} */ lines) => lines.map((line) => `  ${line}`);

/** @param {readonly LayoutEntry[]} layout @returns {string} the source of an object of type `Generated` */
export function emitReader(layout) {
  const variables = new Variables();
  const { change, facts } = new Reader(layout);
  const body = [...readParent("change", change, variables), ...readParent("facts", facts, variables)];
  const slots = layout.map(slotValue);
  const code = [
    ...variables.tables,
    "const own = Object.prototype.hasOwnProperty;",
    'const isRecord = (value) => typeof value === "object" && !Array.isArray(value);',
    "return {",
    "  read(change, facts) {",
    `    let ${variables.names.concat(slots.map((_, slot) => `v${slot}`)).join(", ")};`,
    ...indented(indented(body)),
    `    return [${slots.join(", ")}];`,
    "  },",
    ...indented(writer(layout)),
    "};",
  ];
  return ["{", `  slots: ${JSON.stringify(slotsOf(layout))},`, "  unroll({ LIST, MAP, toValue, toItems }) {", ...indented(indented(code)), "  },", "}"].join("\n");
}

/** The variables for records within records, and tables of their keys. */
class Variables {
  constructor() {
    /** @type {string[]} */
    this.names = [];
    /** @type {string[]} */
    this.tables = [];
  }

  add() {
    this.names.push(`p${this.names.length}`);
    return this.names[this.names.length - 1];
  }
}

/**
 * Only for-in tells own enumerable properties from all others at no cost; each wanted one is then read by its name.
 * @param {string} record @param {Parent} parent @param {Variables} variables @returns {string[]}
 */
function readParent(record, parent, variables) {
  /** @type {string[]} */
  const nested = [];
  const steps = [...parent.wanted].map(([key, step]) => {
    const target = step.parent === null ? `v${step.slot}` : variables.add();
    if (step.parent !== null) nested.push(...readParent(target, step.parent, variables));
    return { key, take: `${target} = ${record}${name(key)};` };
  });
  const loop = [
    `for (const key in ${record}) {`,
    `  if (!own.call(${record}, key)) continue;`,
    ...indented(steps.length < MANY ? compared(steps) : lookedUp(steps, variables)),
    "}",
  ];
  return [`if (${record} !== undefined && ${record} !== null) {`, `  if (!isRecord(${record})) return null;`, ...indented(loop), ...indented(nested), "}"];
}

/** @typedef {{ key: string, take: string }[]} Steps */

/** @param {Steps} steps */
function compared(steps) {
  return ["switch (key) {", ...steps.map(({ key, take }) => `  case ${JSON.stringify(key)}: ${take} break;`), "}"];
}

/** @param {Steps} steps @param {Variables} variables */
function lookedUp(steps, variables) {
  const table = `keys${variables.tables.length}`;
  const places = steps.map(({ key }, place) => `[${JSON.stringify(key)}, ${place}]`);
  variables.tables.push(`const ${table} = new Map([${places.join(", ")}]);`);
  return [`switch (${table}.get(key)) {`, ...steps.map(({ take }, place) => `  case ${place}: ${take} break;`), "}"];
}

/** What a decision keeps of a slot. @param {LayoutEntry} entry @param {number} slot */
function slotValue({ type }, slot) {
  const shape = shapeOf(type);
  return shape === SINGLE ? `toValue(v${slot})` : `toItems(v${slot}, ${shape === LIST ? "LIST" : "MAP"})`;
}

/** @param {readonly LayoutEntry[]} layout */
function writer(layout) {
  if (layout.some(({ type }) => shapeOf(type) !== SINGLE)) {
    return ["write: (memory, slots, values) => memory.writeSlots(slots, values),"];
  }
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
