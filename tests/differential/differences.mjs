// Where the other engines differ from ours on generated expressions, and what the specification says of it. Paragraphs are
// those of doc/langdef.md of google/cel-spec and of its conformance suite ("conformance"), or of the extensions'
// documentation in google/cel-go ("ext"). A difference that no entry tells fails the test; none is ours to fix.

const BUF = "@bufbuild/cel";
const JS = "@marcbachmann/cel-js";

/** What an engine does not have, or means otherwise throughout: expressions with it are not put to that engine. */
export const lacking = [
  ...["math", "sets", "lists", "two", "optionals", "bind"].map((feature) => (
    { engine: BUF, feature, paragraph: "ext, README: an extension; the package has the one for strings" })),
  ...["math", "sets", "lists", "two"].map((feature) => (
    { engine: JS, feature, paragraph: "ext, README: an extension; the package has optionals, bindings and most strings" })),
  { engine: JS, feature: "strings-more", paragraph: "ext, Strings: charAt, replace, quote" },
  { engine: JS, feature: "time-text", paragraph: "langdef, List of Standard Definitions: string and int of a timestamp, string of a duration" },
  { engine: JS, feature: "time-identity", paragraph: "langdef, List of Standard Definitions: timestamp of a timestamp; conformance: conversions/identity" },
  { engine: JS, feature: "duration-first", paragraph: "langdef, List of Standard Definitions: duration + timestamp is a timestamp" },
  { engine: JS, feature: "int-of-uint", paragraph: "langdef, List of Standard Definitions: int(uint)" },
  { engine: JS, feature: "bytes-order", paragraph: "langdef, Ordering: bytes have an order" },
  { engine: JS, feature: "int-keys", paragraph: "langdef, Values: the keys of maps may be int, uint, bool or string" },
  { engine: JS, feature: "offsets", paragraph: "langdef, Timezones: fixed offsets such as +02:30" },
  { engine: JS, feature: "has-of-any", paragraph: "langdef, Macros: has(e.f) of any expression e" },
  { engine: JS, feature: "optional-entries", paragraph: "ext, Optional types: [?e] and {?k: e}" },
  { engine: JS, feature: "optional-zero", paragraph: "ext, Optional types: ofNonZeroValue" },
  { engine: JS, feature: "optional-equality", paragraph: "conformance: optionals/optional_eq_none_int" },
  { engine: JS, feature: "duration-arithmetic", paragraph: "langdef, List of Standard Definitions: exact to the nanosecond; "
    + "the package loses the sign of fractions and computes differences in floating point" },
  { engine: BUF, feature: "timestamp-of-int", paragraph: "langdef, List of Standard Definitions: timestamp(int) takes seconds; "
    + "the package takes milliseconds" },
  { engine: BUF, feature: "time-text", paragraph: "langdef, List of Standard Definitions: string(timestamp) is RFC 3339, which "
    + "leaves the number of digits of a fraction open" },
  ...[BUF, JS].map((engine) => ({ engine, feature: "map-order", paragraph: "langdef, Macros: maps are iterated in no "
    + "particular order; ours is the order of the keys" })),
];

/** `expression`, `ours`, `theirs` are patterns of the texts, `all` of expression and bindings; those given must match. */
export const differences = [
  ...[BUF, JS].map((engine) => ({
    engine, what: "uint() or int() of an empty text is 0", expression: /\bu?int\(/, ours: /error/, theirs: /^(?!.*error)/,
    paragraph: "langdef, List of Standard Definitions: int(string) and uint(string); what cannot be converted is an error",
  })),
  { engine: BUF, what: "double() of a text that is no number is NaN", expression: /double\(/, ours: /error/,
    paragraph: "langdef, List of Standard Definitions: double(string); what cannot be converted is an error" },
  { engine: BUF, what: "durations end at 292 years", theirs: /duration out of range/,
    paragraph: "langdef, Durations: google.protobuf.Duration holds 315,576,000,000 s; conformance: duration_range" },
  { engine: BUF, what: "uint / uint ends at the greatest int", theirs: /int overflow during divide/,
    paragraph: "langdef, Numeric Values: uint has 64 bits" },
  { engine: BUF, what: "split() drops what lies behind the last part", expression: /\.split\(/,
    paragraph: "ext, Strings: split: the last part is the rest of the text" },
  { engine: BUF, what: "replace() of an empty text puts all new ones in front", expression: /\.replace\(/,
    paragraph: "ext, Strings: replace, as Go's strings.Replace: one before each code point and one at the end" },
  ...[BUF, JS].map((engine) => ({
    engine, what: "an offset at the end of the text, or of an empty text, is judged otherwise", expression: /ndexOf\(/,
    paragraph: "ext, Strings: indexOf and lastIndexOf; whether the end is a valid offset is left open, and substring takes it",
  })),
  ...[BUF, JS].map((engine) => ({
    engine, what: "texts are counted in UTF-16 code units", expression: /\.(substring|charAt|split)\(/, all: /😀/,
    paragraph: "langdef, String and Bytes Values: strings are sequences of Unicode code points",
  })),
  { engine: BUF, what: "years before 100 are taken as 1900 and later", expression: /\.get(DayOf|FullYear)/, all: /-62135|0001-01/,
    paragraph: "langdef, List of Standard Definitions: getFullYear; conformance: timestamps reach from year 1" },
  { engine: JS, what: "ints and uints have no bounds in conversions and negation", ours: /eval\/overflow/,
    paragraph: "langdef, Overflow: an error" },
  { engine: JS, what: "timestamps have no bounds", ours: /eval\/range/,
    paragraph: "langdef, Timestamps: years 1 to 9999; conformance: timestamp_range" },
  { engine: JS, what: "the last of two equal keys counts", ours: /eval\/duplicate/,
    paragraph: "conformance: map_value_repeat_key" },
  { engine: JS, what: "bytes that are no UTF-8 become replacement characters", expression: /string\(/, ours: /error/,
    theirs: /^(?!.*error)/, paragraph: "langdef, List of Standard Definitions: string(bytes) is an error for invalid UTF-8" },
  { engine: JS, what: "upperAscii() and lowerAscii() change other letters too", expression: /\.(upper|lower)Ascii\(/, all: /é|c3(\\x)?a9/,
    paragraph: "ext, Strings: upperAscii changes ASCII letters only" },
  { engine: JS, what: "`in` finds no number of another kind", expression: /\bin\b/, ours: /true/, theirs: /false/,
    paragraph: "conformance: lists/in/uint_in_ints, double_in_ints" },
  ...[BUF, JS].map((engine) => ({
    engine, what: "an int beside a double at the end of its range is compared exactly", expression: /[<>]|==|!=|\bin\b/,
    ours: /^(?!.*error)/, theirs: /^(?!.*error)/, all: /922337203685477580[78][^]*922337203685477580[78]/,
    paragraph: "conformance: not_lt_dyn_int_big_lossy_double, lte_dyn_int_big_double, gte_dyn_big_double_int: as two doubles there; "
      + "and langdef, Equality: elsewhere on one number line, which the packages leave for uints",
  })),
  { engine: JS, what: "parts of a negative duration are rounded down", expression: /\.get(Hours|Minutes|Seconds)\(/, all: /"duration":\["-|"-\d+ms"/,
    paragraph: "langdef, List of Standard Definitions: getSeconds and the like convert a duration, towards zero as in cel-go" },
  { engine: JS, what: "a negative duration with a fraction keeps its fraction's sign apart", expression: /duration\("-\d+ms"\)/,
    paragraph: "langdef, List of Standard Definitions: duration(string)" },
  { engine: JS, what: "elements of an empty list have no type, and nor has what is made of them", expression: /\[\]|none\(\)/,
    theirs: /undefined|'T'|overlaps/, paragraph: "langdef, Gradual Type Checking: a type that is not known fits everywhere" },
  { engine: BUF, what: "the smallest int % -1 is 0", expression: /%/, ours: /eval\/overflow/,
    paragraph: "langdef, Overflow: as the division of which it is the remainder, and as in cel-go" },
  { engine: BUF, what: "an int that a duration gave is no key", expression: /\.get(Hours|Minutes|Seconds)\(/, theirs: /unsupported key type/,
    paragraph: "langdef, Values: the keys of maps may be int" },
];

const fits = (pattern, text) => pattern === undefined || pattern.test(text);

/** The entry that tells a difference, or undefined. */
export function explanation({ engine, expression, bindings, ours, theirs }) {
  return differences.find((entry) => entry.engine === engine && fits(entry.expression, expression) &&
    fits(entry.ours, JSON.stringify(ours)) && fits(entry.theirs, JSON.stringify(theirs)) &&
    fits(entry.all, expression + JSON.stringify(bindings)));
}
