// Loading: whole or not at all, with every issue of both documents.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { builds, catalog, change, facts, places, policy } from "./gates.mjs";

const cyclic = {};
cyclic.self = cyclic;
const nested = (depth) => {
  let value = {};
  for (let i = 0; i < depth; i += 1) value = { value };
  return value;
};

/** What cannot become JSON text at all. */
const unwritable = {
  undefined, "a function": () => policy(), "a symbol": Symbol("policy"), "a BigInt": 5n, "a cycle": cyclic,
  "a BigInt inside": { plangate: 1n }, "a toJSON that throws": { toJSON() { throw new Error("no"); } },
  "objects nested beyond the stack": nested(100000),
};

/** What becomes JSON text, but is no policy. */
const wrong = { null: null, "a number": 5, "a list": [], "a bool": true, "a text": "policy", "a Date": new Date(), "an object": {} };

for (const { name, entry } of builds) {
  const open = (documents) => entry.createGateSync({ policy: policy(), catalog: catalog(), ...documents });
  const refused = (documents) => {
    try {
      entry.createGateSync(documents);
    } catch (error) {
      assert.ok(error instanceof entry.PlangateError, String(error));
      return error;
    }
    return assert.fail("was not refused");
  };

  describe(`loading, ${name}`, () => {
    test("objects and JSON text are the same", async () => {
      const gates = [open(), open({ policy: JSON.stringify(policy()) }), await entry.createGate({ policy: policy(), catalog: catalog() })];
      for (const gate of gates) {
        assert.equal(gate.name, "test");
        assert.ok(gate instanceof entry.Gate);
        assert.deepEqual(gate.issues, []);
        assert.deepEqual(gate.layout.slice(0, 4), [
          { fact: "change.current", type: "string" },
          { fact: "change.requested", type: "string" },
          { fact: "change.cancel", type: "bool" },
          { fact: "usage.seats", type: "int" },
        ]);
        assert.equal(gate.decide(change, facts()).outcome, "allow");
      }
    });

    test("all issues of both documents come in one error, the policy's first", () => {
      const bad = { ...policy(), extra: 1, rules: [{ id: "a", when: "usage.seat > 1", deny: "{" }] };
      const error = refused({ policy: bad, catalog: { plangate: 2, plans: {} } });
      assert.deepEqual(new Set(error.issues.map(({ document }) => document)), new Set(["policy", "catalog"]));
      assert.ok(error.issues.length >= 4);
      const order = error.issues.map(({ document }) => document);
      assert.deepEqual(order, [...order].sort().reverse());
      for (const issue of error.issues) {
        assert.ok(error.message.includes(`${issue.document}: ${issue.code} at ${issue.path}: ${issue.message}`), error.message);
      }
      const expression = error.issues.find(({ code }) => code === "expr/unknown-name");
      assert.equal(expression.path, "/rules/0/when");
      assert.deepEqual(expression.range, [0, 10]);
    });
  });

  describe(`documents that are none, ${name}`, () => {
    for (const [what, document] of Object.entries(unwritable)) {
      test(`${what} is not serializable`, () => {
        assert.deepEqual(places(refused({ policy: document, catalog: catalog() }).issues), ["json/not-serializable policy:"]);
        assert.deepEqual(places(refused({ policy: document, catalog: document }).issues),
          ["json/not-serializable policy:", "json/not-serializable catalog:"]);
        const both = refused({ policy: { ...policy(), extra: 1 }, catalog: document });
        assert.deepEqual(places(both.issues).sort(), ["document/unknown-field policy:/extra", "json/not-serializable catalog:"]);
      });
    }

    for (const [what, document] of Object.entries(wrong)) {
      test(`${what} is no policy`, () => {
        const { issues } = refused({ policy: document, catalog: catalog() });
        assert.ok(issues.length > 0);
        assert.ok(issues.every(({ document: place, code }) => place === "policy" && /^(json|document)\//.test(code)), places(issues).join());
      });
    }

    test("an empty text is broken JSON, not too large", () => {
      assert.deepEqual(refused({ policy: "", catalog: "" }).issues.map(({ code }) => code), ["json/syntax", "json/syntax"]);
    });

    test("no options at all are two issues", async () => {
      for (const options of [undefined, null, 5, {}]) {
        assert.equal(refused(options).issues.length, 2);
        await assert.rejects(entry.createGate(options), entry.PlangateError);
      }
    });
  });

  describe(`places in documents, ${name}`, () => {
    test("half a character in a text is an issue at its place, whole ones are not", () => {
      const text = JSON.stringify(policy());
      const at = text.indexOf("Before you");
      const broken = `${text.slice(0, at)}\ud83d${text.slice(at)}`;
      const { issues } = refused({ policy: broken, catalog: catalog() });
      assert.deepEqual(issues.map(({ code, document }) => `${code} ${document}`), ["json/utf8 policy"]);
      const whole = open({ policy: `${text.slice(0, at)}\ud83d\ude00 é €${text.slice(at)}` });
      assert.equal(whole.decide(change, facts({ usage: { seats: 9 } })).customer.headline, "\ud83d\ude00 é €Before you take Free:");
      assert.ok(refused({ policy: { ...policy(), headline: "a\ud83d" }, catalog: catalog() }).issues.length > 0);
    });

    test("ranges count UTF-16 code units", () => {
      const bad = { ...policy(), rules: [{ id: "a", when: "customer.name == '\ud83d\ude00€' && nothing", deny: "no" }] };
      const { issues: [issue] } = refused({ policy: bad, catalog: catalog() });
      assert.equal(bad.rules[0].when.slice(...issue.range), "nothing");
    });
  });

  test(`a byte order mark before any text is passed over, ${name}`, () => {
    const marked = (value) => `\ufeff${JSON.stringify(value)}`;
    const asked = [change, facts({ usage: { seats: 12 } })];
    const plain = open();
    const gate = open({ policy: marked(policy()), catalog: Buffer.from(marked(catalog())) });
    assert.deepEqual(gate.digests, plain.digests);
    assert.equal(JSON.stringify(gate.explain(...asked)), JSON.stringify(plain.explain(...asked)));
    assert.equal(JSON.stringify(gate.matrix()), JSON.stringify(plain.matrix()));
    assert.ok(gate.replay(marked(gate.record(gate.decide(...asked)))).same);
    const update = JSON.parse(readFileSync(new URL("../../examples/unipaas-plan-created.json", import.meta.url), "utf8"));
    for (const entries of [marked(update), [marked(update)]]) assert.deepEqual(places(gate.apply(entries).issues), places(plain.apply([update]).issues));
    assert.deepEqual(gate.reconciliation(marked([update]), "2026-01-01T00:00:00Z"), plain.reconciliation([update], "2026-01-01T00:00:00Z"));
  });

  describe(`loading again, ${name}`, () => {
    test("load swaps what is given and keeps the rest", () => {
      const gate = open();
      const asked = facts({ usage: { seats: 12 } });
      const generous = catalog();
      generous.plans.free.limits.seats = 20;
      assert.deepEqual(gate.load({ catalog: generous }), []);
      assert.equal(gate.decide(change, asked).outcome, "allow");
      assert.deepEqual(gate.load({ policy: { ...policy(), name: "other" } }), []);
      assert.equal(gate.name, "other");
      assert.equal(gate.decide(change, asked).outcome, "allow");
      assert.deepEqual(gate.load({ catalog: catalog() }), []);
      assert.equal(gate.decide(change, asked).outcome, "deny");
    });

    test("a load that fails keeps what was loaded before", () => {
      const gate = open();
      const attempts = [{ policy: "{" }, { policy: null }, { policy: cyclic }, { catalog: {} }, { policy: policy(), catalog: 5n },
        { policy: {}, catalog: catalog() }];
      for (const documents of attempts) {
        const issues = gate.load(documents);
        assert.ok(issues.some(({ severity }) => severity === "error"));
        assert.equal(gate.name, "test");
        assert.equal(gate.decide(change, facts()).outcome, "allow");
        assert.equal(gate.decide(change, facts({ usage: { seats: 12 } })).reasons[0].message, "Free allows 3 seats, Ann uses 12.");
      }
    });

    test("warnings let a document in, and stay readable", () => {
      const incomplete = catalog();
      delete incomplete.plans.big.limits.seats;
      const gate = open({ catalog: incomplete });
      assert.deepEqual(gate.issues.map(({ code, severity }) => `${code} ${severity}`), ["catalog/missing-limit warning"]);
      assert.deepEqual(gate.load({ catalog: catalog() }), []);
      assert.deepEqual(gate.issues, []);
      assert.deepEqual(places(gate.load({ catalog: incomplete })), places(gate.issues));
      assert.equal(gate.issues.length, 1);
    });

    test("the layout cannot be changed from outside", () => {
      const { layout } = open();
      assert.throws(() => layout.push({ fact: "x", type: "int" }), TypeError);
      assert.throws(() => { layout[0].fact = "x"; }, TypeError);
    });
  });

  describe(`mistakes of the caller, ${name}`, () => {
    test("a misspelt document is not taken for a reload", () => {
      const gate = open();
      for (const documents of [{ polcy: policy() }, { policy: policy(), 0: 1 }, new Uint8Array(1000)]) {
        const issues = gate.load(documents);
        assert.deepEqual(places(issues), ["document/unknown-field engine:"]);
        assert.ok(issues[0].message.length < 120);
      }
      for (const documents of [undefined, null, 5, "x", [], {}, { policy: undefined }, new Date(), () => policy(), Symbol("policy")]) {
        assert.deepEqual(places(gate.load(documents)), ["document/missing-field engine:"]);
      }
      assert.equal(gate.decide(change, facts()).outcome, "allow");
    });

    test("what cannot be read is no failure of the engine", () => {
      const throwing = (key) => Object.defineProperty({}, key, { enumerable: true, get() { throw new Error("no"); } });
      const proxy = new Proxy({}, { ownKeys() { throw new Error("no"); } });
      const gate = open();
      for (const key of ["policy", "catalog"]) {
        assert.deepEqual(places(gate.load(throwing(key))), [`json/not-serializable ${key}:`]);
        assert.deepEqual(places(refused(throwing(key)).issues), ["json/not-serializable engine:"]);
      }
      assert.deepEqual(places(gate.load(proxy)), ["document/missing-field engine:"]);
      assert.deepEqual(places(refused({ image: gate.image(), reader: null }).issues), ["image/reader image:"]);
    });

    test("entries and lists that cannot be written have issues at their places", () => {
      const gate = open();
      for (const odd of [5n, cyclic, nested(100000), undefined]) {
        assert.deepEqual(places(gate.apply([{}, odd]).issues), ["json/not-serializable update:/1"]);
        assert.deepEqual(places(gate.reconciliation([], odd).issues), ["json/not-serializable update:/at"]);
        assert.deepEqual(places(gate.reconciliation(odd, "2026-01-01T00:00:00Z").issues), ["json/not-serializable update:/plans"]);
      }
    });

    test("what was decided cannot be changed from outside", () => {
      const decision = open().decide({}, {});
      assert.throws(() => { decision.outcome = "allow"; }, TypeError);
      assert.throws(() => { decision.complete = true; }, TypeError);
      assert.equal(decision.outcome, "undecided");
    });
  });
}
