/**
 * Values as a decision keeps them: what was read from the caller's objects, reduced to what cannot change any more.
 * Primitives stay as they are; what has no primitive form (a date, something unreadable) is a Cell.
 *
 * @typedef {undefined | null | boolean | number | string | Cell} Value
 */

const DATE = 5;
const UNREADABLE = 6;

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

/** @param {number} why */
const unreadable = (why) => new Cell(UNREADABLE, why, 0);

/** Why a value could not be read; the numbers are the ABI's. Lone surrogates and long texts are found when writing. */
export const NOT_A_VALUE = unreadable(1);
export const BIGINT = unreadable(2);
export const THREW = unreadable(3);
export const CONFLICT = unreadable(6);
export const PARENT_NOT_AN_OBJECT = unreadable(7);

/**
 * @param {unknown} value anything that a property can hold
 * @returns {Value}
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
    return new Cell(DATE, 0, Date.prototype.getTime.call(object));
  } catch (notADate) {
    return NOT_A_VALUE;
  }
}
