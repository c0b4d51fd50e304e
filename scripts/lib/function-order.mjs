// Puts the functions of a binary into an order in which similar ones stand near each other, because gzip finds
// repetitions only within its window. It takes 2 % off; nothing else changes, the places in tables neither.
import { similarTogether } from "./similar.mjs";
import { withCalls } from "./wasm-code.mjs";
import { CODE, CUSTOM, ELEMENT, EXPORT, FUNCTION, IMPORT, Reader, START, numberBytes, sectionsOf, sized, withSections } from "./wasm-sections.mjs";

const OF_A_FUNCTION = 0; // the kind of an export

/** @param {Buffer} binary an engine: without imports, names, or references to functions in its code @returns {Buffer} */
export function withSimilarTogether(binary) {
  const contents = new Map(sectionsOf(binary).map(({ kind, content }) => [kind, content]));
  if (contents.has(IMPORT) || contents.has(CUSTOM)) throw new Error("An engine has neither imports nor names.");
  const bodies = listed(contents.get(CODE), (code) => code.take(code.number()));
  const order = similarTogether(bodies);
  const places = new Map(order.map((from, to) => [from, to]));
  const renamed = (index) => places.get(index);
  return withSections(binary, (kind, content) => {
    if (kind === FUNCTION) return list(inOrder(order, listed(content, (types) => numberBytes(types.number()))));
    if (kind === CODE) return list(inOrder(order, bodies).map((body) => sized(withCalls(body, renamed))));
    if (kind === EXPORT) return list(listed(content, (exports) => exported(exports, renamed)));
    if (kind === ELEMENT) return list(listed(content, (segments) => segment(segments, renamed)));
    return kind === START ? numberBytes(renamed(new Reader(content).number())) : content;
  });
}

const inOrder = (order, items) => order.map((index) => items[index]);

function listed(content, read) {
  const reader = new Reader(content);
  return Array.from({ length: reader.number() }, () => read(reader));
}

const list = (items) => Buffer.concat([numberBytes(items.length), ...items]);

function exported(exports, renamed) {
  const name = exports.take(exports.number());
  const [kind] = exports.take(1);
  const index = exports.number();
  return Buffer.concat([sized(name), Uint8Array.of(kind), numberBytes(kind === OF_A_FUNCTION ? renamed(index) : index)]);
}

/** The functions of one table from a constant place on, which is the only kind of segment that our linkers write. */
function segment(segments, renamed) {
  const start = segments.at;
  const [flags, constant] = segments.take(2);
  segments.number();
  const [end] = segments.take(1);
  if (flags !== 0 || constant !== 0x41 || end !== 0x0b) throw new Error("A table is filled in a way that was not expected.");
  const head = segments.bytes.subarray(start, segments.at);
  return Buffer.concat([head, list(Array.from({ length: segments.number() }, () => numberBytes(renamed(segments.number()))))]);
}
