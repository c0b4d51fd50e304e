// The instructions of WebAssembly, as far as one must read them to find the functions that code calls:
// https://webassembly.github.io/spec/core/binary/instructions.html
import { Reader, numberBytes } from "./wasm-sections.mjs";

const CALL = 0x10;
const TABLE_SWITCH = 0x0e;
const LAST_PLAIN = 0xc4;
const PREFIX = 0xfc;

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const each = (codes, value) => codes.map((code) => [code, value]);

// What follows an opcode; nothing follows those that are not named.
const numbersAfter = new Map([
  ...each([0x02, 0x03, 0x04, 0x0c, 0x0d, ...range(0x20, 0x24), ...range(0x3f, 0x42)], 1),
  ...each([0x11, ...range(0x28, 0x3e)], 2),
]);
const bytesAfter = new Map([[0x43, 4], [0x44, 8]]);
const numbersAfterPrefix = new Map([...each(range(0, 7), 0), [8, 2], [9, 1], [10, 2], [11, 1]]);

/** The body of a function, with `renamed(index)` in the place of each function that it calls. */
export function withCalls(body, renamed) {
  const code = new Reader(body);
  skipLocals(code);
  const pieces = [];
  let copied = 0;
  while (code.at < body.length) {
    if (code.bytes[code.at++] !== CALL) {
      skipOperands(code, code.bytes[code.at - 1]);
      continue;
    }
    pieces.push(body.subarray(copied, code.at), numberBytes(renamed(code.number())));
    copied = code.at;
  }
  return Buffer.concat([...pieces, body.subarray(copied)]);
}

function skipLocals(code) {
  for (let groups = code.number(); groups > 0; groups -= 1) {
    code.number();
    code.take(1);
  }
}

function skipOperands(code, opcode) {
  code.take(bytesAfter.get(opcode) ?? 0);
  for (let left = operandsOf(opcode, code); left > 0; left -= 1) skipNumber(code);
}

function operandsOf(opcode, code) {
  if (opcode === TABLE_SWITCH) return code.number() + 1;
  const count = opcode === PREFIX ? numbersAfterPrefix.get(code.number()) : (numbersAfter.get(opcode) ?? 0);
  if (count === undefined || (opcode > LAST_PLAIN && opcode !== PREFIX)) throw new Error(`Not expected in an engine: opcode ${opcode}.`);
  return count;
}

/** LEB128 of any width, signed or not. */
function skipNumber(code) {
  while (code.bytes[code.at++] > 0x7f);
}
