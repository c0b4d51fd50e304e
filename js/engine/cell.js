/**
 * Values as a decision keeps them: what was read from the caller's objects, reduced to what cannot change any more.
 * Primitives stay as they are; what has no primitive form (a date, something unreadable) is a Cell, a list or a map is
 * Items.
 *
 * @typedef {undefined | null | boolean | number | string | Cell} Single
 * @typedef {Single | Items} Value
 */

const DATE = 5;
const UNREADABLE = 6;

/** What a slot holds: one value, a list, or a map with texts as keys. */
export const SINGLE = 0;
export const LIST = 7;
export const MAP = 8;

/** More items than any policy can allow are not even read. */
const MOST_ITEMS = 4096;

/** A slot's content as the engine's ABI has it. */
export class Cell {
  /**
   * @param {number} tag
   * @param {number} aux for something unreadable: why
   * @param {number} number for a date: milliseconds since 1970, NaN for an invalid one
   */
  constructor(tag, aux, number) {
    this.tag = tag;
    this.aux = aux;
    this.number = number;
  }
}

/** The content of a list or map. */
export class Items {
  /** @param {number} tag @param {Single[]} values of a map, keys and values in turn */
  constructor(tag, values) {
    this.tag = tag;
    this.values = values;
  }
}

/** @param {number} why */
const unreadable = (why) => new Cell(UNREADABLE, why, 0);

/** Why a value could not be read; the numbers are the ABI's. Lone surrogates and long texts are found when writing. */
export const NOT_A_VALUE = unreadable(1);
export const BIGINT = unreadable(2);
export const THREW = unreadable(3);
const TOO_LONG = unreadable(5);
export const CONFLICT = unreadable(6);
export const PARENT_NOT_AN_OBJECT = unreadable(7);

/** What JSON cannot say, by name: for records. @type {Record<string, Single>} */
export const SPECIAL = {
  undefined,
  NaN,
  Infinity,
  "-Infinity": -Infinity,
  "-0": -0,
  "not-a-value": NOT_A_VALUE,
  bigint: BIGINT,
  threw: THREW,
  "too-long": TOO_LONG,
  conflict: CONFLICT,
  "parent-not-an-object": PARENT_NOT_AN_OBJECT,
};

/** @param {number} milliseconds since 1970, NaN for an invalid date */
export const dateCell = (milliseconds) => new Cell(DATE, 0, milliseconds);

/** @param {Single} value @returns {value is Cell} */
export const isDate = (value) => value instanceof Cell && value.tag === DATE;

/**
 * @param {unknown} value anything that a property can hold
 * @returns {Single}
 */
export function toValue(value) {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (value === undefined || value === null) return value;
  if (typeof value === "object") return fromObject(value);
  return typeof value === "bigint" ? BIGINT : NOT_A_VALUE;
}

/**
 * `getTime` itself says whether it is a Date: `instanceof` would miss those of another realm and take imitations.
 * @param {object} object
 */
function fromObject(object) {
  try {
    return dateCell(Date.prototype.getTime.call(object));
  } catch (notADate) {
    return NOT_A_VALUE;
  }
}

const hasOwn = Object.prototype.hasOwnProperty;

/**
 * @param {any} value what stands where a list or map should be
 * @param {number} shape LIST or MAP
 * @returns {Value}
 * @throws whatever a getter or Proxy throws
 */
export function toItems(value, shape) {
  if (value === undefined || value === null) return value;
  if (shape === LIST) return Array.isArray(value) ? listItems(value) : toValue(value);
  return isRecord(value) ? mapItems(value) : toValue(value);
}

/** A hole is nothing, like undefined. @param {any[]} list */
function listItems(list) {
  if (list.length > MOST_ITEMS) return TOO_LONG;
  const values = [];
  for (let i = 0; i < list.length; i += 1) values.push(hasOwn.call(list, i) ? toValue(list[i]) : undefined);
  return new Items(LIST, values);
}

/** Own enumerable properties. @param {any} record */
function mapItems(record) {
  const keys = Object.keys(record);
  if (keys.length > MOST_ITEMS) return TOO_LONG;
  const values = [];
  for (const key of keys) values.push(key, toValue(record[key]));
  return new Items(MAP, values);
}

/** An object without a class, of whatever realm: not a Map, whose entries are no properties. @param {any} value */
function isRecord(value) {
  if (typeof value !== "object" || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * What a decision says of a value that it read: a plain value; `undefined` for what is not known or could not be read.
 * @param {Value} value
 * @returns {unknown}
 */
export function fromValue(value) {
  if (value instanceof Items) return fromItems(value);
  if (!(value instanceof Cell)) return value;
  return value.tag === DATE && !Number.isNaN(value.number) ? new Date(value.number).toISOString() : undefined;
}

/** @param {Items} items */
function fromItems({ tag, values }) {
  if (tag === LIST) return values.map(fromValue);
  return Object.fromEntries(values.filter((_, i) => i % 2 === 0).map((key, i) => [key, fromValue(values[2 * i + 1])]));
}
