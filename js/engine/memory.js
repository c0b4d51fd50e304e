/**
 * The engine's memory: the only file that touches it. Writes the slots of a decision and the texts of documents, reads
 * reports as a stream of words. Layout of slots and words: wasm/exports.cpp.
 *
 * @typedef {import("./cell.js").Value} Value
 * @typedef {import("../text/pieces.js").Pieces} Pieces
 */
import { Items, MAP } from "./cell.js";
import { LONE_SURROGATE, bytesFor, decode, decodeAscii, encode } from "../text/utf8.js";

const SLOT_BYTES = 16;
/** A piece of a text that is a number instead of characters. */
const IS_NUMBER = 0xffffffff;
const ABSENT = 0;
const NULL = 1;
const BOOL = 2;
const NUMBER = 3;
const STRING = 4;
const UNREADABLE = 6;
const BECAUSE_LONE_SURROGATE = 4;
const BECAUSE_NO_ROOM = 5;

export class Memory {
  /** @param {import("./engine.js").Exports} exports */
  constructor(exports) {
    this.exports = exports;
    this.memory = exports.memory;
    // A grown WebAssembly.Memory empties old views, which costs nothing to notice; asking for `buffer` costs more than
    // a whole decision. The plain build leaves old views as they were, but there asking is cheap.
    this.ask = typeof WebAssembly !== "object" || !(exports.memory instanceof WebAssembly.Memory);
    this.arena = exports.plangate_arena();
    this.arenaEnd = this.arena + exports.plangate_arena_size();
    // The texts that lie in the arena since the last call, and where each begins and ends. Plan codes, currencies and
    // the like recur from call to call and need not be written again; the engine itself writes only behind them.
    this.kept = 0;
    /** @type {string[]} */
    this.texts = [];
    this.bounds = [this.arena];
    this.word = 0;
    this.bytes = new Uint8Array(0);
    this.words = new Uint32Array(0);
    this.numbers = new Float64Array(0);
  }

  /** To be called before each use: any call of the engine may have grown its memory. */
  refresh() {
    if (this.bytes.length !== 0 && !(this.ask && this.memory.buffer !== this.bytes.buffer)) return;
    const buffer = this.memory.buffer;
    this.bytes = new Uint8Array(buffer);
    this.words = new Uint32Array(buffer);
    this.numbers = new Float64Array(buffer);
  }

  /**
   * @param {number} pages how large it has to be, in units of 64 KiB
   * @param {boolean} isUsed whether it holds anything yet
   * @returns {Uint32Array} all of it, zero
   */
  cleared(pages, isUsed) {
    this.refresh();
    const missing = pages - (this.bytes.length >> 16);
    if (missing > 0) this.memory.grow(missing);
    this.refresh();
    if (isUsed) this.bytes.fill(0);
    return this.words;
  }

  /**
   * @param {number} slots address of the first slot
   * @param {Value[]} values
   * @returns {number} bytes of the arena that are used
   */
  writeSlots(slots, values) {
    this.refresh();
    const { words, numbers } = this;
    let texts = 0;
    let items = false;
    for (let i = 0, at = slots; i < values.length; i += 1, at += SLOT_BYTES) {
      const value = values[i];
      const word = at >> 2;
      if (typeof value === "number") {
        words[word] = NUMBER;
        numbers[(at >> 3) + 1] = value;
      } else if (typeof value === "string") {
        if (this.writeString(word, value, texts)) texts += 1;
      } else if (value instanceof Items) {
        items = true;
      } else {
        this.writeOther(word, value);
      }
    }
    const used = this.endOfTexts(texts);
    return items ? this.writeCollections(slots, values, used + this.arena) - this.arena : used;
  }

  /**
   * One slot, for readers that know what most of them hold.
   * @param {number} word index of the slot's first word
   * @param {Exclude<Value, Items>} value
   * @param {number} texts how many lie before it in the arena
   * @returns {number} how many lie there then
   */
  writeSlot(word, value, texts) {
    if (typeof value === "string") return this.writeString(word, value, texts) ? texts + 1 : texts;
    if (typeof value === "number") {
      this.words[word] = NUMBER;
      this.numbers[(word >> 1) + 1] = value;
    } else {
      this.writeOther(word, value);
    }
    return texts;
  }

  /** @param {number} word index of the slot's first word @param {Exclude<Value, Items | number | string>} value */
  writeOther(word, value) {
    const { words } = this;
    if (value === undefined) {
      words[word] = ABSENT;
    } else if (value === null) {
      words[word] = NULL;
    } else if (typeof value === "boolean") {
      words[word] = BOOL;
      words[word + 1] = value ? 1 : 0;
    } else {
      words[word] = value.tag;
      words[word + 1] = value.aux;
      this.numbers[(word >> 1) + 1] = value.number;
    }
  }

  /** @param {number} texts how many the slots refer to @returns {number} bytes of the arena that they take */
  endOfTexts(texts) {
    this.kept = texts;
    return this.bounds[texts] - this.arena;
  }

  /**
   * Lists and maps lie behind the texts of other slots, each as cells followed by its own texts.
   * @param {number} slots @param {Value[]} values
   * @param {number} end of what the arena holds already
   * @returns {number} its new end
   */
  writeCollections(slots, values, end) {
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i];
      if (value instanceof Items) end = this.writeItems(slots + i * SLOT_BYTES, value, end);
    }
    return end;
  }

  /** @param {number} slot @param {Items} items @param {number} end @returns {number} the arena's new end */
  writeItems(slot, { tag, values }, end) {
    const { words } = this;
    const start = (end + SLOT_BYTES - 1) & -SLOT_BYTES;
    let at = start + values.length * SLOT_BYTES;
    for (let i = 0; i < values.length && at >= 0 && at <= this.arenaEnd; i += 1) {
      at = this.writeItem(start + i * SLOT_BYTES, values[i], at);
    }
    if (at < 0 || at > this.arenaEnd) {
      words[slot >> 2] = UNREADABLE;
      words[(slot >> 2) + 1] = at === LONE_SURROGATE ? BECAUSE_LONE_SURROGATE : BECAUSE_NO_ROOM;
      return end;
    }
    words[slot >> 2] = tag;
    words[(slot >> 2) + 1] = tag === MAP ? values.length >> 1 : values.length;
    words[(slot >> 2) + 2] = start;
    return at;
  }

  /**
   * @param {number} at @param {import("./cell.js").Single} value
   * @param {number} end where its text goes @returns {number} the text's end, negative when it could not be written
   */
  writeItem(at, value, end) {
    const word = at >> 2;
    if (typeof value === "string") {
      const { words } = this;
      const textEnd = encode(value, this.bytes, end, this.arenaEnd, false);
      words[word] = STRING;
      words[word + 1] = textEnd - end;
      words[word + 2] = end;
      return textEnd;
    }
    this.writeSlot(word, value, 0);
    return end;
  }

  /**
   * @param {number} word index of the slot's first word
   * @param {string} text
   * @param {number} nth how many texts lie before it in the arena
   * @returns {boolean} whether it could be written
   */
  writeString(word, text, nth) {
    const at = this.bounds[nth];
    if (nth >= this.kept || this.texts[nth] !== text) {
      const end = encode(text, this.bytes, at, this.arenaEnd, false);
      if (end < 0) {
        this.words[word] = UNREADABLE;
        this.words[word + 1] = end === LONE_SURROGATE ? BECAUSE_LONE_SURROGATE : BECAUSE_NO_ROOM;
        this.kept = Math.min(this.kept, nth);
        return false;
      }
      if (nth >= this.kept || end !== this.bounds[nth + 1]) this.kept = nth + 1;
      this.texts[nth] = text;
      this.bounds[nth + 1] = end;
    }
    this.words[word] = STRING;
    this.words[word + 1] = this.bounds[nth + 1] - at;
    this.words[word + 2] = at;
    return true;
  }

  /**
   * Puts a document's text, or its bytes, into memory of its own, to be given back by `plangate_release`.
   * @param {string | Uint8Array} text
   * @returns {{ at: number, length: number } | null} null when the engine refuses so much
   */
  putText(text) {
    const room = typeof text === "string" ? bytesFor(text) : text.length;
    const { plangate_allocate } = /** @type {import("./engine.js").WholeExports} */ (this.exports);
    const at = plangate_allocate(Math.max(room, 1)) >>> 0;
    if (at === 0) return null;
    this.refresh();
    if (typeof text !== "string") {
      this.bytes.set(text, at);
      return { at, length: room };
    }
    return { at, length: encode(text, this.bytes, at, at + room, true) - at };
  }

  /** @param {number} at @param {number} length */
  textAt(at, length) {
    this.refresh();
    return decode(this.bytes, at, length);
  }

  /** A copy. @param {number} at @param {number} length */
  bytesAt(at, length) {
    this.refresh();
    return this.bytes.slice(at, at + length);
  }

  /** Starts reading words at an address. @param {number} at */
  seek(at) {
    this.refresh();
    this.word = at >> 2;
  }

  nextWord() {
    return this.words[this.word++];
  }

  nextNumber() {
    const number = this.numbers[this.word >> 1];
    this.word += 2;
    return number;
  }

  /** Skips what pads a record to 8 bytes. */
  align() {
    this.word += this.word & 1;
  }

  /** A text of one piece that is known to be ASCII, however long. */
  nextAscii() {
    const { words, word } = this;
    this.word = word + 3;
    return decodeAscii(this.bytes, words[word + 1], words[word + 2]);
  }

  /** @param {Pieces | null} pieces those of the program, or null when no piece is stable */
  nextText(pieces) {
    const { words, bytes, arena, arenaEnd } = this;
    let word = this.word;
    const end = word + 1 + 2 * words[word];
    let text = "";
    for (word += 1; word < end; word += 2) {
      const at = words[word];
      const length = words[word + 1];
      if (length === IS_NUMBER) text += at;
      else if (pieces === null || (at >= arena && at < arenaEnd)) text += decode(bytes, at, length);
      else text += pieces.text(bytes, at, length);
    }
    this.word = end;
    return text;
  }
}
