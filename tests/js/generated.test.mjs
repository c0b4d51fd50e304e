// Generated readers beside the reader of all layouts: ten thousand objects, each as odd as JavaScript allows, give the same
// values and the same slots.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createGateSync } from "plangate";
import { Reader } from "../../js/facts/facts.js";
import { GeneratedReader, slotsOf } from "../../js/facts/generated.js";
import { Memory } from "../../js/engine/memory.js";
import { catalog, change, facts, makeWasm, policy } from "./gates.mjs";
import { readerFor } from "./generated.mjs";
import { Random } from "../random.mjs";

const COUNT = 10000;

const metrics = Array.from({ length: 30 }, (_, i) => `m${i}`);
const layouts = {
  "single values": ["change.current string", "change.requested string", "change.cancel bool", "usage.seats int", "usage.load double", "customer.name string",
    "customer.vip bool", "now timestamp", "price money", "term duration"],
  "names that objects inherit": ["change.current string", "change.requested string", "change.cancel bool", "usage.constructor int", "usage.toString int", "usage.__proto__ int",
    "customer.hasOwnProperty bool", "a.b.c.d int", "a.b.e int", "valueOf string"],
  "names that are no identifiers": ["change.current string", "change.requested string", "change.cancel bool", "usage.api-calls int", "usage.1 int", "usage.ünï int", "usage.\"quoted\\ int", "usage.class int"],
  "lists and maps": ["change.current string", "change.requested string", "change.cancel bool", "customer.tags list<string>", "customer.limits map<int>", "usage.days list<timestamp>"],
  "many in one record": ["change.current string", "change.requested string", "change.cancel bool", ...metrics.map((name) => `usage.${name} int`), ...metrics.map((name) => `limits.${name} double`)],
};
const layoutOf = (lines) => lines.map((line) => ({ fact: line.slice(0, line.lastIndexOf(" ")), type: line.slice(line.lastIndexOf(" ") + 1) }));

const refuse = () => { throw new Error("no"); };
const odd = (random) => random.pick([
  () => undefined, () => null, () => NaN, () => -0, () => Infinity, () => 2 ** 60, () => 0.5, () => "", () => "\ud800", () => "x".repeat(300), () => true,
  () => 7n, () => Symbol("s"), () => refuse, () => new Date(0), () => new Date(NaN), () => Object.create(Date.prototype), () => Object(1),
  () => [], () => Object.assign(new Array(5), [1, "a", new Date(5), { a: 1 }]), () => new Array(5000), () => ({}), () => ({ a: 1, b: "c", __proto__: { d: 4 } }), () => new Map([["a", 1]]),
  () => new Proxy({ a: 1 }, {}), () => new Proxy({}, { get: refuse, ownKeys: refuse }), () => new Proxy([1, 2], { get: refuse }),
])();
const good = (random) => random.pick([0, 1, 12, 50, "free", "pro", "Zoë", true, false, null, new Date(1768471200000), 0.25]);

class WithGetter {
  get seats() {
    return 3;
  }
}

/** A record with the given values, in one of the forms that a record can have. */
function formOf(entries, random) {
  const plain = () => Object.fromEntries(entries);
  const [one] = random.pick(entries);
  const defined = (what) => Object.defineProperty(plain(), one, { configurable: true, ...what });
  return random.pick([
    plain, plain, plain,
    () => JSON.parse(`{${entries.map(([key]) => `${JSON.stringify(key)}:${random.below(9)}`).join()}}`),
    () => Object.assign(Object.create(null), plain()),
    () => Object.create(plain()),
    () => Object.assign(Object.create({ seats: 1, usage: {}, now: 5 }), plain()),
    () => Object.defineProperties(new WithGetter(), Object.getOwnPropertyDescriptors(plain())),
    () => defined({ enumerable: false, value: 3 }),
    () => defined({ enumerable: true, get: () => 4 }),
    () => defined({ enumerable: true, get: refuse }),
    () => defined({ enumerable: false, get: refuse }),
    () => new Proxy(plain(), {}),
    () => new Proxy(plain(), { get: (target, key) => (key === one ? refuse() : target[key]) }),
    () => Object.freeze(plain()),
    () => ({ ...plain(), ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`extra${i}`, i])), [Symbol("s")]: 1 }),
    () => Object.assign([], plain()), () => Object.defineProperties(() => 1, Object.getOwnPropertyDescriptors(plain())), () => odd(random),
  ])();
}

/** What stands at the top, and below it, for the facts of a layout. */
function recordOf(paths, random) {
  const keys = random.shuffled([...new Set(paths.map(([key]) => key))]).filter(() => random.chance(0.9));
  const entries = keys.map((key) => {
    const below = paths.filter(([first, ...rest]) => first === key && rest.length > 0).map(([, ...rest]) => rest);
    const value = random.chance(0.2) ? odd(random) : good(random);
    return [key, below.length > 0 && random.chance(0.9) ? recordOf(below, random) : value];
  });
  return entries.length > 0 && random.chance(0.3) ? formOf(entries, random) : Object.fromEntries(entries);
}

const slotsAt = 1024;
/** Memory as two readers leave it: the slots, and the arena with the texts and items. */
function written(memory, reader, values) {
  memory.refresh();
  memory.bytes.fill(0xaa, slotsAt, slotsAt + 16 * 80);
  const used = reader.write(memory, slotsAt, values);
  return Buffer.concat([memory.bytes.subarray(slotsAt, slotsAt + 16 * 80), memory.bytes.subarray(memory.arena, memory.arena + used)]);
}

describe("a generated reader", () => {
  for (const [name, lines] of Object.entries(layouts)) {
    const count = lines.length > 20 ? COUNT / 10 : COUNT;
    test(`${count} objects, ${name}`, () => {
      const layout = layoutOf(lines);
      const [general, special] = [new Reader(layout), new GeneratedReader(readerFor(layout), layout)];
      const [memoryOfGeneral, memoryOfSpecial] = [new Memory(makeWasm()), new Memory(makeWasm())];
      const random = new Random(20260115);
      const paths = layout.map(({ fact }) => fact.split("."));
      const ofChange = paths.filter(([first]) => first === "change").map(([, ...rest]) => rest);
      const ofFacts = paths.filter(([first]) => first !== "change");
      let asUsual = 0;
      for (let i = 0; i < count; i += 1) {
        const given = [recordOf(ofChange, random), recordOf(ofFacts, random)];
        const [expected, values] = [general.read(...given), special.read(...given)];
        assert.deepEqual(values, expected, `object ${i}`);
        assert.ok(written(memoryOfSpecial, special, values).equals(written(memoryOfGeneral, general, expected)), `slots of object ${i}`);
        try {
          asUsual += special.unrolled.read(...given) === null ? 0 : 1;
        } catch (anything) { /* the reader of all layouts tells */ }
      }
      assert.ok(asUsual > count / 3, `only ${asUsual} were read by the generated code`);
    });
  }

  test("reads nothing but what it is for", () => {
    const layout = layoutOf(layouts["single values"]);
    const reader = new GeneratedReader(readerFor(layout), layout);
    const unwanted = { get: refuse, enumerable: true };
    const given = Object.defineProperty({ ...facts(), usage: Object.defineProperty({ seats: 1 }, "other", unwanted) }, "other", unwanted);
    assert.equal(reader.unrolled.read(change, given)[3], 1);
  });

  test("is refused for another layout", () => {
    const gate = createGateSync({ policy: policy(), catalog: catalog() });
    const other = layoutOf(layouts["single values"]);
    assert.notEqual(slotsOf(other), slotsOf(gate.layout));
    assert.throws(() => createGateSync({ image: gate.image(), reader: readerFor(other) }), /image\/reader/);
  });
});
