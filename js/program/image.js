/**
 * An image: the memory of an engine that has loaded a policy and a catalogue, and has done nothing else. To open one is to copy
 * it into the memory of another instance of the same binary, or of what was made of that: nothing is parsed or compiled.
 *
 * In words of 32 bits: the header, a description for this side as JSON in ASCII and padded to words, and runs of memory (runs.js).
 *
 * @typedef {import("../engine/engine.js").Engine} Engine
 * @typedef {import("../engine/engine.js").Exports} Exports
 * @typedef {import("./place.js").Origin} Origin
 * @typedef {import("./program.js").Description} Description
 * @typedef {{ description: Description, pages: number, handle: number, fill: (memory: Uint32Array) => void }} Contents how many
 *   pages memory has, the program's handle, and what puts the rest into memory that is zero
 */
import { PlangateError, errorIssue, trapIssue } from "../engine/issues.js";
import { programLike } from "./program.js";
import { forEachRun, toRuns } from "./runs.js";
import { decodeAscii, encode } from "../text/utf8.js";

const FORMAT = 2;
/** "PLGI" in memory. */
const MAGIC = 0x49474c50;
const DIGEST_WORDS = 8;
const HEADER = { magic: 0, format: 1, length: 2, checksum: 3, digest: 4, pages: 12, program: 13, description: 14, words: 15 };

/** @param {number} bytes */
const wordsFor = (bytes) => (bytes + 3) >> 2;

/** @implements {Origin} */
export class Image {
  /** @param {Contents} contents */
  constructor(contents) {
    this.contents = contents;
  }

  /** @param {Engine} engine */
  home(engine) {
    const own = engine.another();
    own.alone = true;
    own.instance = engine.unused();
    return own;
  }

  /** @param {Engine} engine */
  enter(engine) {
    const { pages, handle, fill } = this.contents;
    if (engine.isFilled()) engine.discard();
    const instance = engine.start();
    instance.isFilled = true;
    fill(instance.memory.cleared(pages, !engine.decidesOnly()));
    return handle;
  }
}

/**
 * @param {Engine} engine which kind of it
 * @param {Image} image
 * @param {import("../facts/generated.js").Generated} [reader]
 * @throws {PlangateError} when the engine fails
 */
export function programOf(engine, image, reader) {
  const program = programLike(image.home(engine), image, image.contents.description, reader);
  try {
    program.present();
    return program;
  } catch (error) {
    throw error instanceof PlangateError ? error : new PlangateError([trapIssue(error)]);
  }
}

/**
 * @param {Engine} engine in which there is only this program
 * @param {number} handle the program's
 * @param {Description} description
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function makeImage(engine, handle, description) {
  const { exports, memory } = engine.start();
  const start = engine.whole().plangate_prepare_image();
  memory.refresh();
  const runs = toRuns(memory.words, start >> 2);
  const text = asciiJson(description);
  const describedIn = wordsFor(text.length);
  const words = new Uint32Array(HEADER.words + describedIn + runs.length);
  const bytes = new Uint8Array(words.buffer);
  words[HEADER.magic] = MAGIC;
  words[HEADER.format] = FORMAT;
  words[HEADER.length] = bytes.length;
  words.set(digestOf(exports), HEADER.digest);
  words[HEADER.pages] = memory.words.length >> 14;
  words[HEADER.program] = handle;
  const from = 4 * HEADER.words;
  words[HEADER.description] = encode(text, bytes, from, bytes.length, true) - from;
  words.set(runs, HEADER.words + describedIn);
  words[HEADER.checksum] = checksumOf(words);
  return bytes;
}

/** @param {Description} description */
function asciiJson(description) {
  return JSON.stringify(description).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * @param {unknown} given bytes of an image
 * @throws {PlangateError} when they are none, or damaged
 */
export function readImage(given) {
  const words = wordsOf(given);
  if (words === null || words.length < HEADER.words || words[HEADER.magic] !== MAGIC) throw refused("damaged", DAMAGED);
  if (words[HEADER.format] !== FORMAT) {
    throw refused("format", `This image has format ${words[HEADER.format]}; this package reads format ${FORMAT}. Make it again.`);
  }
  if (words[HEADER.length] !== 4 * words.length || words[HEADER.checksum] !== checksumOf(words)) throw refused("damaged", DAMAGED);
  const described = words[HEADER.description];
  const text = decodeAscii(new Uint8Array(words.buffer, words.byteOffset, words.byteLength), 4 * HEADER.words, described);
  return {
    digest: words.subarray(HEADER.digest, HEADER.digest + DIGEST_WORDS),
    /** @type {Description} */
    description: JSON.parse(text),
    pages: words[HEADER.pages],
    handle: words[HEADER.program],
    runs: words.subarray(HEADER.words + wordsFor(described)),
  };
}

/**
 * @param {unknown} given bytes of an image
 * @param {Exports} exports of the engine that it is for
 * @returns {Contents}
 * @throws {PlangateError} when it is damaged, or from another engine
 */
export function imageFor(given, exports) {
  const { digest, description, pages, handle, runs } = readImage(given);
  if (digestOf(exports).some((word, i) => word !== digest[i])) throw refused("engine", ANOTHER_ENGINE);
  return { description, pages, handle, fill: (memory) => forEachRun(runs, (start, run) => memory.set(run, start)) };
}

const DAMAGED = "This is not an image, or it is damaged: it is not what was made, or not all of it.";
const ANOTHER_ENGINE = "This image belongs to another version of the engine. Make it again with this one.";

/** @param {string} why @param {string} message */
function refused(why, message) {
  return new PlangateError([errorIssue(`image/${why}`, "image", "", message)]);
}

/** @param {unknown} given @returns {Uint32Array | null} */
function wordsOf(given) {
  const bytes = ArrayBuffer.isView(given) ? given : viewOf(given);
  if (bytes === null || bytes.byteLength % 4 !== 0) return null;
  const { buffer, byteOffset, byteLength } = bytes;
  const aligned = byteOffset % 4 === 0 ? bytes : new Uint8Array(buffer, byteOffset, byteLength).slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, byteLength / 4);
}

/** @param {unknown} given */
function viewOf(given) {
  const isBuffer = Object.prototype.toString.call(given) === "[object ArrayBuffer]";
  return isBuffer ? new Uint8Array(/** @type {ArrayBuffer} */ (given)) : null;
}

/** @param {Exports} exports */
function digestOf({ plangate_engine_digest }) {
  return Array.from({ length: DIGEST_WORDS }, (_, i) => plangate_engine_digest(i) >>> 0);
}

/**
 * A sum that is turned by five bits before each word: it changes with any one of them. Plain enough for an interpreter, which is
 * what runs it where an image is opened first of all.
 * @param {Uint32Array} image
 */
function checksumOf(image) {
  const words = new Int32Array(image.buffer, image.byteOffset, image.length);
  let sum = words.length;
  for (let i = HEADER.checksum + 1; i < words.length; i += 1) sum = (((sum << 5) | (sum >>> 27)) + words[i]) | 0;
  return sum >>> 0;
}
