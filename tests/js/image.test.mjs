// Images: what they are made of, what refuses them, what gates made from them can do, on each engine.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { createGateSync } from "plangate";
import * as decide from "plangate/decide";
import * as plainDecide from "plangate/decide/plain";
import * as plain from "plangate/plain";
import { ELEMENT, FUNCTION, Reader, TYPE, sectionsOf } from "../../scripts/lib/wasm-sections.mjs";
import { builds, catalog, change, decideModule, facts, makeWasm, places, policy } from "./gates.mjs";
import { trappable } from "./trappable.mjs";

const documents = () => ({ policy: policy(), catalog: catalog() });
const image = createGateSync(documents()).image();
const asked = facts({ usage: { seats: 12 } });
const expected = JSON.stringify(createGateSync(documents()).decide(change, asked));
const refusal = (code) => (error) => error.name === "PlangateError" && error.issues.map((issue) => issue.code).join() === code;

/** Each way to open an image: a name, a function, and whether the engine loads too. */
const ways = [
  { name: "the whole engine", open: (bytes) => createGateSync({ image: bytes }), loads: true },
  { name: "the whole engine as plain JavaScript", open: (bytes) => plain.createGateSync({ image: bytes }), loads: true },
  { name: "the engine that only decides", open: (bytes) => decide.createGateSync({ image: bytes }), loads: false },
  { name: "the same as plain JavaScript", open: (bytes) => plainDecide.createGateSync({ image: bytes }), loads: false },
  { name: "the whole package on the engine that only decides", open: (bytes) => createGateSync({ image: bytes, wasm: decideModule }), loads: false },
];

describe("the bytes of an image", () => {
  test("are the same on every engine, and each time", () => {
    for (const { entry } of builds) assert.deepEqual(entry.createGateSync(documents()).image(), image);
  });

  test("do not tell what the engine did before", () => {
    const gate = createGateSync({ policy: policy(), catalog: { ...catalog(), plans: {} } });
    gate.decide(change, asked).toJSON();
    gate.load({ policy: "{" });
    gate.load({ catalog: catalog() });
    gate.decide(change, asked).toJSON();
    assert.deepEqual(gate.image(), image);
  });

  test("are the same when made of a gate that was made of them", () => {
    for (const { open } of ways.filter(({ loads }) => loads)) assert.deepEqual(open(image).image(), image);
  });

  test("differ for other documents", () => {
    assert.notDeepEqual(createGateSync({ policy: { ...policy(), name: "other" }, catalog: catalog() }).image(), image);
  });

  test("hold no text of the documents' JSON", () => {
    const text = Buffer.from(image).toString("latin1");
    assert.ok(text.includes("Use "), "words of the policy are there");
    assert.ok(!text.includes('"when"') && !text.includes("usage.seats >"));
  });
});

describe("an image is refused", () => {
  const refused = (bytes, code) => assert.throws(() => decide.createGateSync({ image: bytes }), refusal(code));

  test("at every truncation, and when something was appended", () => {
    for (let length = 0; length < image.length; length += 1) refused(image.subarray(0, length), "image/damaged");
    refused(Buffer.concat([image, Buffer.alloc(4)]), "image/damaged");
  });

  test("with any bit of its header flipped, and with one flipped in any word", () => {
    const damaged = image.slice();
    const flip = (byte, bit) => {
      damaged[byte] ^= 1 << bit;
      assert.throws(() => decide.createGateSync({ image: damaged }), /image\/(damaged|format)/, `bit ${bit} of byte ${byte}`);
      damaged[byte] ^= 1 << bit;
    };
    for (let bit = 0; bit < 8 * 64; bit += 1) flip(bit >> 3, bit & 7);
    for (let word = 16; word < image.length / 4; word += 1) flip(4 * word + (word & 3), (word >> 2) & 7);
    decide.createGateSync({ image: damaged });
  });

  test("when its format is another", () => {
    const other = image.slice();
    other[4] = 9;
    refused(other, "image/format");
    assert.throws(() => decide.createGateSync({ image: other }), /format 9; this package reads format 2/);
  });

  test("by another engine, by name", () => {
    const wasm = () => ({ ...makeWasm(), plangate_engine_digest: () => 7 });
    assert.throws(() => createGateSync({ image, wasm }), refusal("image/engine"));
    assert.throws(() => createGateSync({ image: createGateSync({ ...documents(), wasm }).image() }), refusal("image/engine"));
  });

  test("when it is something else", async () => {
    for (const given of [null, 5, "image", {}, [], new ArrayBuffer(0), new Uint8Array(64)]) refused(given, "image/damaged");
    refused(undefined, "image/missing");
    await assert.rejects(decide.createGate({ image: Promise.resolve(image.subarray(1)) }), refusal("image/damaged"));
    assert.throws(() => createGateSync({ image, ...documents() }), refusal("image/with-documents"));
  });
});

describe("an image comes as", () => {
  const shifted = new Uint8Array(image.length + 1);
  shifted.set(image, 1);
  const forms = { "bytes": image, "bytes at an odd place": shifted.subarray(1), "an ArrayBuffer": image.slice().buffer,
    "a DataView": new DataView(image.slice().buffer), "a Buffer": Buffer.from(image) };
  for (const [name, form] of Object.entries(forms)) {
    test(name, () => assert.equal(JSON.stringify(decide.createGateSync({ image: form }).decide(change, asked)), expected));
  }
});

for (const { name, open, loads } of ways) {
  describe(`a gate from an image on ${name}`, () => {
    test("is what the gate was that it was made of", () => {
      const [gate, original] = [open(image), createGateSync(documents())];
      assert.equal(JSON.stringify(gate.decide(change, asked)), expected);
      for (const part of ["name", "layout", "issues", "digests"]) assert.deepEqual(gate[part], original[part]);
      assert.deepEqual(gate.quote(change, asked), original.quote(change, asked));
      assert.equal(JSON.stringify(gate.compare({ current: "pro" }, asked)), JSON.stringify(original.compare({ current: "pro" }, asked)));
    });

    test("explains without the conditions' texts, which it does not have, or says that it cannot", () => {
      const [gate, original] = [open(image), createGateSync(documents())];
      if (gate.explain === undefined) return;
      const { decision, rules } = gate.explain(change, asked);
      if (!loads) {
        assert.deepEqual([places(decision.issues), rules], [["engine/decide-only engine:"], []]);
        return;
      }
      const withoutTexts = original.explain(change, asked).rules.map((rule) => ({ ...rule, when: null }));
      assert.deepEqual(rules, withoutTexts);
      assert.deepEqual(gate.record(decision), original.record(original.decide(change, asked)));
      assert.ok(gate.replay(original.record(original.decide(change, asked))).same);
    });

    test("has an engine of its own", () => {
      const gates = [open(image), open(image)];
      const [first, second] = gates.map((gate, i) => gate.decide(change, facts({ usage: { seats: 12 + i } })));
      gates[1].dispose();
      assert.match(first.reasons[0].message, /uses 12/);
      assert.match(second.reasons[0].message, /uses 13/);
      assert.equal(gates[0].decide(change, asked).outcome, "deny");
      assert.equal(gates[1].decide(change, asked).issues[0].code, "engine/disposed");
    });

    test("loads documents, or says that it cannot", () => {
      const gate = open(image);
      const before = gate.decide(change, asked);
      if (!loads) {
        assert.deepEqual(places(gate.load(documents())), ["engine/decide-only engine:"]);
        assert.equal(gate.decide(change, asked).outcome, "deny");
        return;
      }
      assert.deepEqual(places(gate.load({ catalog: catalog() })), ["image/no-documents image:"]);
      assert.equal(gate.decide(change, asked).outcome, "deny");
      const plans = catalog();
      plans.plans.free.limits.seats = 20;
      assert.deepEqual(gate.load({ policy: policy(), catalog: plans }), []);
      assert.equal(gate.decide(change, asked).outcome, "allow");
      assert.deepEqual(gate.load({ catalog: catalog() }), []);
      assert.equal(gate.decide(change, asked).outcome, "deny");
      assert.equal(JSON.stringify(before), expected);
    });

  });

  describe(`a catalogue from an image on ${name}`, () => {
    test("updates its catalogue, or says that it cannot", () => {
      const gate = open(image);
      if (!loads && gate.apply === undefined) return;
      const update = { planId: "p1", name: "Vendor", price: 5, currency: "GBP", period: 1, periodUOM: "month", status: "active",
        pricingModel: "fixed", rampIntervals: [], setupFee: 0, createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" };
      const before = gate.decide(change, asked);
      const { issues, results } = gate.apply(update);
      if (!loads) {
        assert.deepEqual(places(issues), ["engine/decide-only engine:"]);
        for (const call of ["snapshot", "image"]) assert.throws(() => gate[call](), refusal("engine/decide-only"));
        assert.deepEqual(places(gate.reconciliation([], "2026-01-01T00:00:00Z").issues), ["engine/decide-only engine:"]);
        return;
      }
      assert.deepEqual(issues.filter(({ severity }) => severity === "error"), []);
      assert.equal(results[0].result, "created");
      const original = createGateSync(documents());
      original.apply(update);
      assert.equal(gate.digests.catalog, original.digests.catalog);
      assert.deepEqual(gate.snapshot(), original.snapshot());
      assert.equal(JSON.stringify(before), expected);
      gate._program.engine.discard();
      assert.equal(gate.decide(change, asked).digests.catalog, original.digests.catalog);
      assert.equal(open(gate.image()).digests.catalog, original.digests.catalog);
    });
  });
}

test("documents are refused by an engine that only decides", () => {
  assert.throws(() => createGateSync({ ...documents(), wasm: decideModule }), refusal("engine/decide-only"));
});

for (const [name, make] of [["whole", makeWasm], ["deciding", () => new WebAssembly.Instance(decideModule, {}).exports]]) {
  test(`a trap of the ${name} engine is one undecided decision; the next has a new instance of the same image`, () => {
    const engine = trappable(make);
    const gate = createGateSync({ image, wasm: engine.wasm });
    const early = gate.decide(change, asked);
    for (let i = 0; i < 3; i += 1) {
      engine.trapNext();
      const decision = gate.decide(change, facts());
      assert.equal(decision.outcome, "undecided");
      assert.deepEqual(places(decision.issues), ["engine/trap engine:"]);
      assert.equal(gate.decide(change, facts()).outcome, "allow");
    }
    assert.equal(JSON.stringify(early), expected);
  });
}

test("the engine that only decides has the same functions at the same places of its table", () => {
  const read = (file) => readFileSync(new URL(`../../js/dist/${file}`, import.meta.url));
  const [whole, cut] = ["engine.wasm", "decide.wasm"].map((file) => signaturesOf(read(file)));
  assert.ok(whole.length > 50);
  assert.deepEqual(cut, whole);
});

/** The type of each function in the table, in words. */
function signaturesOf(binary) {
  const content = Object.fromEntries(sectionsOf(binary).map(({ kind, content: bytes }) => [kind, bytes]));
  const types = typesOf(new Reader(content[TYPE]));
  const functions = new Reader(content[FUNCTION]);
  const typeOf = Array.from({ length: functions.number() }, () => types[functions.number()]);
  const elements = new Reader(content[ELEMENT]);
  assert.equal(elements.number(), 1);
  assert.equal(elements.number(), 0, "an active segment of the first table");
  elements.take(3); // i32.const 1, end
  return Array.from({ length: elements.number() }, () => typeOf[elements.number()]);
}

function typesOf(section) {
  const values = () => Array.from({ length: section.number() }, () => section.number()).join();
  return Array.from({ length: section.number() }, () => `${section.number()} ${values()} -> ${values()}`);
}
