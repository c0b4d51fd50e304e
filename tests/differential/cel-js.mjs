// @marcbachmann/cel-js as an engine of the differential test.
import { Environment } from "@marcbachmann/cel-js";

const environment = new Environment({
  unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false, enableOptionalTypes: true,
});

// The package does not export the classes of its values.
const UnsignedInt = environment.evaluate("1u").constructor;
const Duration = environment.evaluate("duration('1s')").constructor;

function toCel(value) {
  const [[kind, content]] = Object.entries(value);
  switch (kind) {
    case "int": return BigInt(content);
    case "uint": return new UnsignedInt(BigInt(content));
    case "double": return Number(content);
    case "bytes": return new Uint8Array(Buffer.from(content, "hex"));
    case "null": return null;
    case "timestamp": return new Date(Number(content[0]) * 1000 + content[1] / 1e6);
    case "duration": return new Duration(BigInt(content[0]), content[1]);
    case "list": return content.map(toCel);
    case "map": return new Map(content.map(([key, held]) => [toCel(key), toCel(held)]));
    default: return content;
  }
}

const scalars = {
  bigint: (value) => ({ int: String(value) }),
  number: (value) => ({ double: Object.is(value, -0) ? "-0" : String(value) }),
  string: (value) => ({ string: value }),
  boolean: (value) => ({ bool: value }),
  undefined: () => ({ null: true }),
  object: fromObject,
};

const fromCel = (value) => scalars[typeof value](value);

function fromObject(value) {
  if (value === null) return { null: true };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString("hex") };
  if (value instanceof UnsignedInt) return { uint: String(value.value) };
  if (value instanceof Date) return fromDate(value);
  if (value instanceof Duration) return fromDuration(value);
  return fromCollection(value);
}

const fromDuration = ({ seconds, nanos }) => ({
  duration: nanos < 0 ? [String(seconds - 1n), nanos + 1e9] : [String(seconds), nanos],
});

function fromDate(date) {
  const milliseconds = BigInt(date.getTime());
  const rest = ((milliseconds % 1000n) + 1000n) % 1000n;
  return { timestamp: [String((milliseconds - rest) / 1000n), Number(rest) * 1e6] };
}

function fromCollection(value) {
  if (Array.isArray(value)) return { list: value.map(fromCel) };
  if (value instanceof Set) return { list: [...value].map(fromCel) };
  if (value instanceof Map) return { map: [...value].map((entry) => entry.map(fromCel)) };
  if (typeof value.hasValue === "function") return { optional: value.hasValue() ? [fromCel(value.value())] : [] };
  if (value.constructor?.name === "Type") return { type: value.name };
  return { map: Object.entries(value).map((entry) => entry.map(fromCel)) };
}

/** @returns the value, or {error} */
export function evaluate(expression, bindings) {
  const variables = Object.fromEntries(Object.entries(bindings).map(([name, value]) => [name, toCel(value)]));
  try {
    return fromCel(environment.parse(expression)(variables));
  } catch (error) {
    return { error: String(error.message).split("\n")[0] };
  }
}
