// Values as the engines exchange them (tests/expr/value.h): {"int": "1"}, {"list": [...]}, and random ones of each type.
// A type is "int", or ["list", TYPE], ["map", KEY, TYPE], ["optional", TYPE].

const ints = ["0", "1", "-1", "2", "3", "7", "10", "-5", "42", "1000", "9223372036854775807", "-9223372036854775808",
  "9007199254740993", "4294967296"];
const uints = ["0", "1", "2", "3", "10", "42", "18446744073709551615", "9223372036854775808", "9007199254740993"];
const doubles = ["0", "-0", "1", "-1", "0.5", "2.5", "-2.5", "3", "1e+300", "-1e+300", "1e-300", "0.1", "42",
  "9007199254740992", "9223372036854775808", "NaN", "Infinity", "-Infinity"];
const strings = ["", "a", "b", "ab", "abc", "Abc", "hello world", " padded ", "é", "😀", "a😀é", "1", "-7", "true", "2.5",
  "\"quoted\"", "line\nbreak"];
const bytes = ["", "61", "616263", "ff00", "c3a9"];
// To the millisecond, which is what a JavaScript Date holds.
const seconds = ["0", "1", "1234567890", "-62135596800", "253402300799", "951782400", "1767225599", "-1", "-86401"];
const durations = ["0", "1", "-1", "60", "3600", "86400", "-3601", "9000000000", "123456"];

/** One of few values of each type, so that equal ones meet and limits are reached. */
export function randomValue(random, type) {
  if (Array.isArray(type)) return randomCollection(random, type);
  switch (type) {
    case "bool": return { bool: random.chance(0.5) };
    case "int": return { int: random.pick(ints) };
    case "uint": return { uint: random.pick(uints) };
    case "double": return { double: random.pick(doubles) };
    case "string": return { string: random.pick(strings) };
    case "bytes": return { bytes: random.pick(bytes) };
    case "timestamp": return { timestamp: [random.pick(seconds), random.pick([0, 0, 500000000, 123000000])] };
    case "duration": return { duration: [random.pick(durations), random.pick([0, 0, 500000000])] };
    case "null": return { null: true };
    default: return randomValue(random, random.pick(["bool", "int", "uint", "double", "string", ["list", "int"], "null"]));
  }
}

function randomCollection(random, [kind, ...types]) {
  if (kind === "optional") return { optional: random.chance(0.5) ? [randomValue(random, types[0])] : [] };
  const length = random.below(4);
  if (kind === "list") return { list: Array.from({ length }, () => randomValue(random, types[0])) };
  const entries = Array.from({ length }, () => [randomValue(random, types[0]), randomValue(random, types[1])]);
  return { map: [...new Map(entries.map((entry) => [JSON.stringify(entry[0]), entry])).values()] };
}

const escaped = (byte) => `\\x${byte.toString(16).padStart(2, "0")}`;

const literals = {
  bool: String,
  int: String,
  uint: (content) => `${content}u`,
  double: doubleLiteral,
  string: (content) => JSON.stringify(content),
  bytes: (content) => `b"${[...Buffer.from(content, "hex")].map(escaped).join("")}"`,
  timestamp: (content) => `timestamp("${timestampText(content)}")`,
  duration: (content) => `duration("${durationText(content)}")`,
  null: () => "null",
  list: (content) => `[${content.map(literal).join(", ")}]`,
  map: (content) => `{${content.map(([key, held]) => `${literal(key)}: ${literal(held)}`).join(", ")}}`,
  optional: ([content]) => (content === undefined ? "optional.none()" : `optional.of(${literal(content)})`),
};

/** A literal of the language for a value. */
export function literal(value) {
  const [[kind, content]] = Object.entries(value);
  return literals[kind](content);
}

function doubleLiteral(text) {
  if (["NaN", "Infinity", "-Infinity"].includes(text)) return `double("${text}")`;
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function timestampText([secondsText, nanos]) {
  return new Date(Number(secondsText) * 1000 + nanos / 1e6).toISOString();
}

function durationText([secondsText, nanos]) {
  const total = BigInt(secondsText) * 1000n + BigInt(nanos / 1e6);
  return `${total}ms`;
}

/** The same value as the same text: a map's entries sorted. */
export function canonical(value) {
  if (value.list) return { list: value.list.map(canonical) };
  if (value.optional) return { optional: value.optional.map(canonical) };
  if (!value.map) return value.double === undefined ? value : { double: canonicalDouble(value.double) };
  const entries = value.map.map((entry) => entry.map(canonical));
  return { map: entries.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
}

function canonicalDouble(text) {
  const known = { inf: "Infinity", "-inf": "-Infinity", nan: "NaN", "-nan": "NaN" }[text];
  const number = Number(known ?? text);
  return Object.is(number, -0) ? "-0" : String(number);
}
