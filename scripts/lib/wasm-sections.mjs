// The parts of a WebAssembly binary: https://webassembly.github.io/spec/core/binary/modules.html
const PREAMBLE_BYTES = 8;

export const CUSTOM = 0;
export const TYPE = 1;
export const IMPORT = 2;
export const FUNCTION = 3;
export const EXPORT = 7;
export const START = 8;
export const ELEMENT = 9;
export const CODE = 10;
export const DATA = 11;
export const DATA_COUNT = 12;

/** @returns {Uint8Array} unsigned LEB128 */
export function numberBytes(value) {
  const bytes = [];
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return Uint8Array.of(...bytes, value);
}

/** Bytes behind their length. */
export const sized = (bytes) => Buffer.concat([numberBytes(bytes.length), bytes]);

/** Reads numbers and texts from bytes, one after the other. */
export class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** Unsigned LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  take(count) {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  text() {
    return this.take(this.number()).toString("utf8");
  }
}

/** @param {Buffer} binary @returns {{kind: number, content: Buffer, whole: Buffer}[]} `whole`: with its header */
export function sectionsOf(binary) {
  const reader = new Reader(binary);
  reader.take(PREAMBLE_BYTES);
  const sections = [];
  while (reader.at < binary.length) {
    const start = reader.at;
    const kind = reader.number();
    const content = reader.take(reader.number());
    sections.push({ kind, content, whole: binary.subarray(start, reader.at) });
  }
  return sections;
}

/** The binary without the sections of these kinds. */
export function without(binary, kinds) {
  const kept = sectionsOf(binary).filter(({ kind }) => !kinds.includes(kind));
  return Buffer.concat([binary.subarray(0, PREAMBLE_BYTES), ...kept.map(({ whole }) => whole)]);
}

/** The binary with the content of each section replaced by what `change` gives for its kind and content. */
export function withSections(binary, change) {
  const changed = sectionsOf(binary).map(({ kind, content }) => [Uint8Array.of(kind), sized(change(kind, content))]);
  return Buffer.concat([binary.subarray(0, PREAMBLE_BYTES), ...changed.flat()]);
}
