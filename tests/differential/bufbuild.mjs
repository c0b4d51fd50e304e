// @bufbuild/cel as an engine of the differential test.
import { celEnv, celUint, isCelError, isCelList, isCelMap, isCelType, isCelUint, parse, plan } from "@bufbuild/cel";
import { strings } from "@bufbuild/cel/ext";
import { create, isMessage } from "@bufbuild/protobuf";
import { isReflectMessage } from "@bufbuild/protobuf/reflect";
import { DurationSchema, TimestampSchema } from "@bufbuild/protobuf/wkt";

const env = celEnv({ funcs: strings });

function toCel(value) {
  const [[kind, content]] = Object.entries(value);
  switch (kind) {
    case "int": return BigInt(content);
    case "uint": return celUint(BigInt(content));
    case "double": return Number(content);
    case "bytes": return new Uint8Array(Buffer.from(content, "hex"));
    case "null": return null;
    case "timestamp": return create(TimestampSchema, { seconds: BigInt(content[0]), nanos: content[1] });
    case "duration": return durationMessage(content);
    case "list": return content.map(toCel);
    case "map": return new Map(content.map(([key, held]) => [toCel(key), toCel(held)]));
    default: return content;
  }
}

/** In protobuf seconds and nanos have the same sign. */
function durationMessage([secondsText, nanos]) {
  const seconds = BigInt(secondsText);
  const negative = seconds < 0n && nanos > 0;
  return create(DurationSchema, { seconds: negative ? seconds + 1n : seconds, nanos: negative ? nanos - 1e9 : nanos });
}

const scalars = {
  bigint: (value) => ({ int: String(value) }),
  number: (value) => ({ double: Object.is(value, -0) ? "-0" : String(value) }),
  string: (value) => ({ string: value }),
  boolean: (value) => ({ bool: value }),
  object: fromObject,
};

const fromCel = (value) => scalars[typeof value](value);

function fromObject(value) {
  if (value === null) return { null: true };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString("hex") };
  if (isCelUint(value)) return { uint: String(value.value) };
  if (isCelList(value)) return { list: [...value].map(fromCel) };
  if (isCelMap(value)) return { map: [...value.entries()].map((entry) => [...entry].map(fromCel)) };
  if (isCelType(value)) return { type: value.name };
  return fromMessage(isReflectMessage(value) ? value.message : value);
}

function fromMessage(message) {
  if (isMessage(message, TimestampSchema)) return { timestamp: time(message) };
  if (isMessage(message, DurationSchema)) return { duration: time(message) };
  return { other: String(message) };
}

const time = ({ seconds, nanos }) => (nanos < 0 ? [String(seconds - 1n), nanos + 1e9] : [String(seconds), nanos]);

/** @returns the value, or {error} */
export function evaluate(expression, bindings) {
  const variables = Object.fromEntries(Object.entries(bindings).map(([name, value]) => [name, toCel(value)]));
  try {
    const result = plan(env, parse(expression))(variables);
    return isCelError(result) ? { error: result.message } : fromCel(result);
  } catch (error) {
    return { error: String(error.message) };
  }
}
