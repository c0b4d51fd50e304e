// The conformance suite of google/cel-spec as @bufbuild/cel-spec ships it -> build/conformance.json, which C++ reads:
// [{"name": "file/section/test", "expr", "check", "evaluate", "container", "functions", "variables": {name: TYPE},
//   "bindings": {name: VALUE}, "expect": {"value": VALUE} and/or {"type": TYPE}, or {"error": true}}]
// TYPE is "int" or ["list", TYPE], ["map", TYPE, TYPE], ...; VALUE is {KIND: ...}. The same in tests/expr/value.h.
// What a message is needed for has the type or value "message": such tests are excluded by name. The constants of a
// protobuf enum are variables bound to their ints, as langdef has them ("Values: enum").
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../scripts/lib/run.mjs";
import { digestOf, stamp } from "../../scripts/lib/stamp.mjs";

const made = path.join(root, "build/conformance.json");

const primitives = { BOOL: "bool", INT64: "int", UINT64: "uint", DOUBLE: "double", STRING: "string", BYTES: "bytes" };
const messages = { "google.protobuf.Timestamp": "timestamp", "google.protobuf.Duration": "duration" };

/** A cel.expr.Type in its JSON form. */
function type({ primitive, wellKnown, listType, mapType, messageType, abstractType, ...rest }) {
  if (primitive) return primitives[primitive];
  if (wellKnown && wellKnown !== "ANY") return wellKnown.toLowerCase();
  if (listType) return ["list", type(listType.elemType)];
  if (mapType) return ["map", type(mapType.keyType), type(mapType.valueType)];
  if (messageType in messages) return messages[messageType];
  if (abstractType?.name === "optional_type") return ["optional", ...abstractType.parameterTypes.map(type)];
  if ("dyn" in rest) return "dyn";
  if ("null" in rest) return "null";
  return "message";
}

const pairsOf = ({ entries: pairs = [] }) => pairs.map((pair) => [value(pair.key), value(pair.value)]);

const kinds = {
  boolValue: (content) => ({ bool: content }),
  int64Value: (content) => ({ int: content }),
  uint64Value: (content) => ({ uint: content }),
  doubleValue: (content) => ({ double: Object.is(content, -0) ? "-0" : String(content) }),
  stringValue: (content) => ({ string: content }),
  bytesValue: (content) => ({ bytes: Buffer.from(content, "base64").toString("hex") }),
  nullValue: () => ({ null: true }),
  typeValue: (content) => ({ type: content }),
  listValue: (content) => ({ list: (content.values ?? []).map(value) }),
  mapValue: (content) => ({ map: pairsOf(content) }),
  objectValue: object,
};

/** A cel.expr.Value in its JSON form. */
function value(of) {
  const [[kind, content]] = Object.entries(of);
  return kinds[kind]?.(content) ?? { message: kind };
}

/** Of messages only a duration is there: "123.321456789s". */
function object({ "@type": name, value: text }) {
  const duration = name.endsWith("/google.protobuf.Duration") && text.match(/^(\d+)(?:\.(\d{9}))?s$/);
  return duration ? { duration: [duration[1], Number(duration[2] ?? 0)] } : { message: name };
}

function expectation({ value: expected, typedResult, evalError }) {
  if (evalError) return { error: true };
  if (typedResult) {
    const { result, deducedType } = typedResult;
    return { ...(result && { value: value(result) }), type: type(deducedType) };
  }
  return { value: expected ? value(expected) : { bool: true } };
}

/** "cel.expr.conformance.proto2.GlobalEnum.GAZ" to 2 and the like, of the enums in which a test may look for names. */
async function enumConstants() {
  const constants = {};
  for (const proto of ["proto2", "proto3"]) {
    const enums = await import(`@bufbuild/cel-spec/cel/expr/conformance/${proto}/test_all_types_pb.js`);
    for (const { typeName, values } of [enums.GlobalEnumSchema, enums.TestAllTypes_NestedEnumSchema])
      for (const { name, number } of values) constants[`${typeName}.${name}`] = number;
  }
  return constants;
}

/** Those of the constants that the test's expression names. */
function named(constants, { expr, container = "" }) {
  const seen = ([name]) => container !== "" && name.startsWith(`${container}.`) && expr.includes(name.slice(container.length + 1));
  return Object.entries(constants).filter(seen);
}

function converted(name, test, constants) {
  const enums = named(constants, test);
  const declared = test.typeEnv ?? [];
  const mapped = (entries, content) => Object.fromEntries(entries.map(([key, of]) => [key, content(of)]));
  return {
    name,
    expr: test.expr,
    check: !test.disableCheck,
    evaluate: !test.checkOnly,
    container: test.container ?? "",
    functions: declared.filter((declaration) => declaration.function).map((declaration) => declaration.name),
    variables: {
      ...mapped(declared.filter(({ ident }) => ident).map((it) => [it.name, it.ident.type]), type),
      ...mapped(enums, () => "int"),
    },
    bindings: {
      ...mapped(Object.entries(test.bindings ?? {}).map(([key, bound]) => [key, bound.value]), value),
      ...mapped(enums, (number) => ({ int: String(number) })),
    },
    expect: expectation(test),
  };
}

/** The suite has a few names twice in a section: the second one is "name#2". */
function uniqueNames() {
  const seen = new Map();
  return (name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}#${times}`;
  };
}

/** Every test of the suite, in its order. */
export async function conformanceTests() {
  const { tests } = await import("@bufbuild/cel-spec/testdata/conformance.js");
  const unique = uniqueNames();
  const constants = await enumConstants();
  return tests.suites.flatMap((file) => (file.suites ?? []).flatMap((section) => section.tests.map(
    ({ original }) => converted(unique(`${file.name}/${section.name}/${original.name}`), original, constants),
  )));
}

/** Writes build/conformance.json when the package or this script has changed since the last time. */
export async function makeConformanceSuite(say) {
  const done = stamp("conformance");
  const digest = digestOf("tests/conformance/suite.mjs", "package-lock.json");
  if (done.read() === digest && existsSync(made)) return;
  say("converting the conformance suite");
  mkdirSync(path.dirname(made), { recursive: true });
  const lines = (await conformanceTests()).map((test) => JSON.stringify(test));
  writeFileSync(made, `[\n${lines.join(",\n")}\n]\n`);
  done.write(digest);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makeConformanceSuite(console.log);
