/** UTF-8 by hand: Kinde's engine has no TextEncoder, and for short texts a loop is faster anyway. */

/** What `encode` answers instead of a position. */
export const NO_ROOM = -1;
export const LONE_SURROGATE = -2;

/** Up to this length adding single characters is the fastest. */
const SHORT = 24;
/** Code units in one call of fromCharCode, whose arguments go on the stack. */
const CHUNK = 4096;

const NOT_ASCII = /[\u0080-\uffff]/;

/** @param {string} text @returns {number} bytes that suffice for the text, exact for ASCII */
export function bytesFor(text) {
  return NOT_ASCII.test(text) ? wideLength(text) : text.length;
}

/** @param {string} text */
function wideLength(text) {
  let length = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    // Surrogates are counted as if alone, three bytes each; a pair takes four.
    if (unit >= 0x80) length += unit < 0x800 ? 1 : 2;
  }
  return length;
}

/**
 * Writes a text into [at, end).
 * @param {string} text
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} end
 * @param {boolean} lenient write a lone surrogate in three bytes, for the reader there to refuse at its place
 * @returns {number} where it ends, or NO_ROOM or LONE_SURROGATE
 */
export function encode(text, bytes, at, end, lenient) {
  const length = text.length;
  if (length > end - at) return NO_ROOM;
  for (let i = 0; i < length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) return encodeWide(text, i, bytes, at + i, end, lenient);
    bytes[at + i] = unit;
  }
  return at + length;
}

/**
 * The same from the first character on that is not ASCII.
 * @param {string} text
 * @param {number} from
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} end
 * @param {boolean} lenient
 */
function encodeWide(text, from, bytes, at, end, lenient) {
  let to = at;
  for (let i = from; i < text.length; i += 1) {
    let point = text.charCodeAt(i);
    if (point >= 0xd800 && point < 0xe000) {
      const pair = /** @type {number} */ (text.codePointAt(i));
      if (pair > 0xffff) i += 1;
      else if (!lenient) return LONE_SURROGATE;
      point = pair;
    }
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (to + size > end) return NO_ROOM;
    putPoint(bytes, to, point, size);
    to += size;
  }
  return to;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} point
 * @param {number} size bytes that it takes, 1 to 4
 */
function putPoint(bytes, at, point, size) {
  if (size === 1) {
    bytes[at] = point;
    return;
  }
  let rest = point;
  for (let i = size - 1; i > 0; i -= 1) {
    bytes[at + i] = 0x80 | (rest & 0x3f);
    rest >>= 6;
  }
  bytes[at] = ((0xf00 >> size) & 0xff) | rest;
}

/** @param {Uint8Array} bytes @param {number} at @param {number} length */
export function decode(bytes, at, length) {
  const end = at + length;
  if (length > SHORT) return decodeWide(bytes, at, end);
  let text = "";
  for (let i = at; i < end; i += 1) {
    const byte = bytes[i];
    if (byte >= 0x80) return text + decodeWide(bytes, i, end);
    text += String.fromCharCode(byte);
  }
  return text;
}

/** A text that is known to be ASCII, without looking at each byte. @param {Uint8Array} bytes @param {number} at @param {number} length */
export function decodeAscii(bytes, at, length) {
  let text = "";
  for (let start = at, end = at + length; start < end; start += CHUNK) {
    // A typed array is a list of numbers as well as any.
    text += String.fromCharCode.apply(null, /** @type {any} */ (bytes.subarray(start, Math.min(start + CHUNK, end))));
  }
  return text;
}

/**
 * Long texts and those that are not ASCII. The engine writes well-formed UTF-8 only.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} end
 */
function decodeWide(bytes, at, end) {
  let text = "";
  /** @type {number[]} */
  let units = [];
  for (let i = at; i < end; ) {
    const byte = bytes[i];
    const size = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    let point = size === 1 ? byte : byte & (0x7f >> size);
    for (let k = 1; k < size; k += 1) point = (point << 6) | (bytes[i + k] & 0x3f);
    i += size;
    if (size === 4) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + (point & 0x3ff));
    else units.push(point);
    if (units.length >= CHUNK) {
      text += String.fromCharCode.apply(null, units);
      units = [];
    }
  }
  return text + String.fromCharCode.apply(null, units);
}

/**
 * @param {string} text well-formed
 * @returns {(byte: number) => number} where the character that begins at a byte of its UTF-8 begins in the text
 */
export function utf16Offsets(text) {
  if (!NOT_ASCII.test(text)) return (byte) => byte;
  /** @type {Map<number, number>} */
  const offsets = new Map();
  let byte = 0;
  let unit = 0;
  for (const character of text) {
    offsets.set(byte, unit);
    byte += bytesOf(/** @type {number} */ (character.codePointAt(0)));
    unit += character.length;
  }
  offsets.set(byte, unit);
  return (wanted) => /** @type {number} */ (offsets.get(wanted));
}

/** @param {number} scalar */
function bytesOf(scalar) {
  if (scalar < 0x80) return 1;
  if (scalar < 0x800) return 2;
  return scalar < 0x10000 ? 3 : 4;
}
