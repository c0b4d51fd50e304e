/**
 * Pieces of text that stay where they are as long as their program is loaded (words of templates, names of plans), as
 * strings. A table of fixed size in which a newer piece takes an older one's place: nothing to search, nothing to tidy.
 */
import { decode } from "./utf8.js";

const SIZE = 256;

export class Pieces {
  constructor() {
    this.starts = new Int32Array(SIZE);
    this.lengths = new Int32Array(SIZE);
    /** @type {string[]} */
    this.texts = [];
    for (let i = 0; i < SIZE; i += 1) this.texts.push("");
  }

  /** @param {Uint8Array} bytes @param {number} at @param {number} length */
  text(bytes, at, length) {
    // Both the words that lie side by side and those at rounded addresses get places of their own.
    const place = (at ^ (at >> 5)) & (SIZE - 1);
    if (this.starts[place] === at && this.lengths[place] === length) return this.texts[place];
    this.starts[place] = at;
    this.lengths[place] = length;
    this.texts[place] = decode(bytes, at, length);
    return this.texts[place];
  }
}
