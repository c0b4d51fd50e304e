/** Writes ZIP archives of texts, not compressed: they are small, and every program can open them. */

const UTF8 = 0x0800;
/** 1 January 1980, the first date that the format has: the same files give the same bytes. */
const DATE = 0x21;

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

const checksum = (bytes) => (bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

/** Numbers in little-endian order, `[size in bytes, value]`. */
function packed(fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** What local and central headers have in common. */
const shared = ({ name, bytes }) => [[2, 20], [2, UTF8], [2, 0], [2, 0], [2, DATE], [4, checksum(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]];

const localHeader = (file) => packed([[4, 0x04034b50], ...shared(file)]);
const centralHeader = (file, offset) => packed([[4, 0x02014b50], [2, 20], ...shared(file), [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]);
const ending = (count, size, offset) => packed([[4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]]);

const sizeOf = (parts) => parts.reduce((sum, part) => sum + part.length, 0);

/** @param {[name: string, text: string][]} files @returns {Blob} */
export function zipOf(files) {
  const encoder = new TextEncoder();
  const entries = files.map(([name, text]) => ({ name: encoder.encode(name), bytes: encoder.encode(text) }));
  const local = [];
  const central = [];
  for (const file of entries) {
    central.push(centralHeader(file, sizeOf(local)), file.name);
    local.push(localHeader(file), file.name, file.bytes);
  }
  return new Blob([...local, ...central, ending(entries.length, sizeOf(central), sizeOf(local))], { type: "application/zip" });
}
