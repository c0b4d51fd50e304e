// The playground's modules that work on texts, without a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { functionsOf } from "../../../web/plugins/cel-functions.js";
import { allFields } from "../../../web/plugins/schema-fields.js";
import { modeOf } from "../../../web/src/editor/cel.js";
import { formatted, readable } from "../../../web/src/editor/format.js";
import { matching } from "../../../web/src/editor/completion-match.js";
import { editAt, edited, mended } from "../../../web/src/editor/json-edit.js";
import { placeAt } from "../../../web/src/editor/place.js";
import { readTokens } from "../../../web/src/editor/tokens.js";
import { fromEvent } from "../../../web/src/files/events.js";
import { unpackedState } from "../../../web/src/files/playground-file.js";
import { recognised } from "../../../web/src/files/recognise.js";
import { fragmentOf, isShared, stateFrom } from "../../../web/src/files/share.js";
import { withUpdates } from "../../../web/src/files/updates.js";

const example = (name) => readFileSync(new URL(`../../../examples/${name}`, import.meta.url), "utf8");
const set = (text, path, value) => edited(text, [[path.split("."), value]]);

test("setting a value changes nothing else of the text", () => {
  const text = '{\n  "usage": { "seats": 12,  "projects":40 } }';
  assert.equal(set(text, "usage.seats", 9), text.replace("12", "9"));
  assert.equal(set(text, "usage.projects", null), text.replace("40", "null"));
});

test("what is not there yet is put where the others stand", () => {
  assert.equal(set("{}", "now", 1), '{ "now": 1 }');
  assert.equal(set('{ "a": 1 }', "b", "x"), '{ "a": 1, "b": "x" }');
  assert.equal(set('{\n  "a": 1\n}', "b.c", true), '{\n  "a": 1,\n  "b": { "c": true }\n}');
  assert.equal(set('{\n  "a": {\n    "b": 1\n  }\n}', "a.c", 2), '{\n  "a": {\n    "b": 1,\n    "c": 2\n  }\n}');
});

test("taking a value out takes its comma along", () => {
  assert.equal(set('{ "a": 1, "b": 2, "c": 3 }', "b", undefined), '{ "a": 1, "c": 3 }');
  assert.equal(set('{ "a": 1, "b": 2 }', "a", undefined), '{ "b": 2 }');
  assert.equal(set('{ "a": 1 }', "a", undefined), "{  }");
  assert.equal(set('{ "a": 1 }', "x", undefined), '{ "a": 1 }');
});

test("what a finding suggests is written in its place, or taken out with its comma", () => {
  const text = '{ "rules": [{ "id": "a" }, { "id": "b", "when": "x >= \\"y\\"" }], "facts": { "a/b": 1, "c": 2 } }';
  const at = text.indexOf(">=");
  const mend = (path, replacement) => mended(text, { path, from: at, to: at + 2, replacement });
  assert.equal(mend("/rules/1/when", '"'), text.replace(">=", '\\"'));
  assert.equal(mend("/rules/0", null), text.replace('{ "id": "a" }, ', ""));
  assert.equal(mend("/facts/a~1b", null), text.replace('"a/b": 1, ', ""));
  assert.equal(mend("/facts/z", null), text);
});

test("no place is made where something else stands, and none in what is no object", () => {
  assert.equal(editAt('{ "usage": 3 }', ["usage", "seats"], 1), null);
  assert.equal(editAt("[]", ["a"], 1), null);
  assert.equal(editAt("", ["a"], 1), null);
});

test("formatting keeps short objects on a line, and every name and scalar as it was spelt", () => {
  const text = '{"b":{"x":1.50,"y":[1,2]},"a":"\\u00e4","b":1e2,"e":{},"l":[]}';
  assert.equal(formatted(text), '{\n  "b": {\n    "x": 1.50,\n    "y": [1, 2]\n  },\n  "a": "\\u00e4",\n  "b": 1e2,\n  "e": {},\n  "l": []\n}');
  assert.equal(formatted('{"a": {"type":"int","min":0}}'), '{\n  "a": { "type": "int", "min": 0 }\n}');
  assert.equal(formatted('{"a": }'), null);
  assert.equal(formatted("[".repeat(100_000)), null);
});

test("formatting is stable, and keeps what the examples say", () => {
  for (const name of ["policy.json", "catalog.json", "ramp/policy.json", "ramp/catalog.json"]) {
    const once = formatted(example(name));
    assert.equal(formatted(once), once, name);
    assert.deepEqual(JSON.parse(once), JSON.parse(example(name)), name);
  }
});

test("JSON without line breaks gets some, and nothing else does", () => {
  const text = JSON.stringify({ list: Array.from({ length: 900 }, (_, index) => ({ index })) });
  assert.equal(readable(text), formatted(text));
  for (const other of ['{"a":1}', formatted(text), "x".repeat(3000), `"${"x".repeat(400_000)}"`]) assert.equal(readable(other), other);
});

test("which texts are expressions and which are templates", () => {
  assert.equal(modeOf(["rules", "when"]), "cel");
  assert.equal(modeOf(["rules", "defer"]), "cel");
  assert.equal(modeOf(["timing", "upgrade"]), "cel");
  assert.equal(modeOf(["rules", "deny"]), "template");
  assert.equal(modeOf(["rules", "deny", "de"]), "template");
  assert.equal(modeOf(["rules", "id"]), null);
  assert.equal(modeOf([]), null);
});

const tokensOf = (text) => readTokens(text, modeOf).tokens.map(([from, to, kind]) => `${kind} ${text.slice(from, to)}`);

test("a policy's tokens are those of JSON, of CEL in its expressions, and of both in its templates", () => {
  assert.deepEqual(tokensOf('{"name": "when", "n": [1, null]}'), ['key "name"', 'string "when"', 'key "n"', "number 1", "number null"]);
  assert.deepEqual(tokensOf(String.raw`{"when": "a.b >= 1.5 && f('x') in \"y\""}`), [
    'key "when"', 'string "', "variable a", "variable b", "operator >=", "number 1.5", "operator &&", "call f", "text 'x'", "call in",
    String.raw`text \"y\"`, 'string "',
  ]);
  assert.deepEqual(tokensOf('{"deny": "To {{x} {size([{1: 2}])} now"}'), [
    'key "deny"', 'string "', "string To {{x} ", "brace {", "call size", "number 1", "operator :", "number 2", "brace }", "string  now", 'string "',
  ]);
});

test("tokens of what is not finished end with its line, and never overlap", () => {
  assert.deepEqual(tokensOf('{"when": "usage.\n}'), ['key "when"', 'string "', "variable usage"]);
  assert.deepEqual(tokensOf('{"deny": "{a'), ['key "deny"', 'string "', "brace {", "variable a"]);
  const policy = example("policy.json");
  for (let length = 0; length < policy.length; length += 7) {
    let end = 0;
    for (const [from, to] of readTokens(policy.slice(0, length), modeOf).tokens) {
      assert.ok(from >= end && to > from && to <= length, `${from} to ${to} of ${length}`);
      end = to;
    }
  }
  assert.doesNotThrow(() => readTokens("[".repeat(1_000_000), modeOf));
});

test("brackets are found in pairs, those in texts not counted", () => {
  const { brackets } = readTokens('{"a": ["]", {}]}', modeOf);
  assert.deepEqual([...brackets].sort(([one], [other]) => one - other), [[0, 15], [6, 14], [12, 13], [13, 12], [14, 6], [15, 0]]);
  assert.deepEqual([...readTokens("]}", modeOf).brackets], []);
});

test("what stands at a position of a policy", () => {
  const text = '{"headline": "To {requested.name} now", "rules": [{"when": "usage.seats > 1"}]}';
  const at = (word) => placeAt("policy", text, text.indexOf(word) + 1);
  assert.deepEqual(at("requested").path, ["headline"]);
  assert.equal(at("requested").isCel, true);
  assert.equal(at("To ").isCel, false);
  assert.equal(at("now").isCel, false);
  assert.deepEqual(at("usage.seats").path, ["rules", 0, "when"]);
  assert.equal(at("usage.seats").isCel, true);
  assert.equal(at("when").isKey, true);
  assert.equal(placeAt("facts", text, text.indexOf("usage.seats") + 1).isCel, false);
});

test("the schemas give completion the fields of each object, with what they are and their few values", () => {
  const { policy, catalog } = allFields();
  assert.deepEqual(policy["facts/*"].kind, ["A stock (seats) or a quota (calls per month).", ["stock", "quota"]]);
  assert.deepEqual(policy["quote/ramp"].trialIsCycle[1], [true, false]);
  assert.deepEqual(policy.timing.upgrade[1], ["now", "term_end", "next_boundary"]);
  assert.deepEqual(Object.keys(catalog["plans/*/ramp/*"]), ["unitAmount", "cycles"]);
  assert.ok(catalog["plans/*"].price[0], "also what stands only in a branch of the schema");
  assert.ok(catalog["vendor/*"].updatedAt);
  for (const [path, fields] of Object.entries(policy)) {
    for (const [name, [about]] of Object.entries(fields)) assert.ok(about, `${path}/${name} has no description for hover`);
  }
});

test("what begins with the typed text comes first, then what has a word that does, else the given order holds", () => {
  const labels = ["it.used", "current.status", "usage.seats", "usage.projects", "bonus", "size"];
  const found = (typed) => matching(labels.map((label) => ({ label })), typed).map(({ label, at }) => `${label} ${at}`);
  assert.deepEqual(found("us"), ["usage.seats 0", "usage.projects 0", "it.used 3", "current.status 12", "bonus 3"]);
  assert.deepEqual(found("SE"), ["usage.seats 6", "it.used 4"]);
  assert.deepEqual(found("").length, labels.length);
  assert.deepEqual(found("size"), [], "there is nothing to complete");
  assert.deepEqual(found("nothing"), []);
});

test("the functions of the expression language come with an example each", () => {
  const all = functionsOf(readFileSync(new URL("../../../docs/language.md", import.meta.url), "utf8"));
  const byName = Object.fromEntries(all.map((entry) => [entry.name, entry]));
  assert.ok(all.length > 80, `${all.length} functions`);
  assert.deepEqual(byName.filter, {
    name: "filter",
    method: true,
    call: "list.filter(x, condition)",
    about: "those for which it holds",
    example: "[1, 2, 3].filter(x, x > 1) → [2, 3]",
  });
  assert.equal(byName["math.abs"].method, false);
  assert.equal(byName.size.method, true);
  assert.deepEqual(all.filter(({ example: shown }) => !shown), []);
});

test("documents are recognised by what they are", () => {
  const kindOf = (name) => recognised(example(name)).kind;
  assert.equal(kindOf("kinde-plan-selection.json"), "event");
  assert.equal(kindOf("kinde-plan-cancellation.json"), "event");
  assert.equal(kindOf("unipaas-plan-updated.json"), "update");
  assert.equal(kindOf("policy.json"), "policy");
  assert.equal(kindOf("catalog.json"), "catalog");
  assert.equal(recognised('{"current": "free", "requested": "team"}').kind, "change");
  assert.equal(recognised(`[${example("unipaas-plan-updated.json")}]`).kind, "update");
  for (const other of ["", "{", "null", "1", "[]", "[1]", "{}", '{"a": 1}', '{"context": 1}', '{"planId": 1, "price": 1}', '{"playground": 1}']) {
    assert.equal(recognised(other).kind, null, other);
  }
});

test("an event becomes a change, and what it knows goes to the facts without touching the others", () => {
  const event = JSON.parse(example("kinde-plan-selection.json"));
  const { change, facts } = fromEvent(event, '{ "usage": { "seats": 2 } }');
  assert.deepEqual(JSON.parse(change), { current: "professional", requested: "free" });
  const { usage, user, organization } = JSON.parse(facts);
  assert.deepEqual({ usage, user, organization }, { usage: { seats: 2 }, user: { id: "kp_1234566" }, organization: { code: "org_123456" } });
  const cancellation = fromEvent(JSON.parse(example("kinde-plan-cancellation.json")), "{}");
  assert.deepEqual(JSON.parse(cancellation.change), { current: "professional", cancel: true });
});

test("plan updates go to the end of vendor, as they were spelt", () => {
  const update = example("unipaas-plan-updated.json").replace("99.99", "99.990");
  const added = withUpdates(example("catalog.json"), update);
  assert.equal(JSON.parse(added).vendor.length, 3);
  assert.ok(added.includes("99.990"));
  assert.deepEqual(JSON.parse(withUpdates('{ "plangate": 1, "plans": {} }', `[${update}, ${update}]`)).vendor.length, 2);
});

test("a link gives back what it was made of, and a damaged one is refused", async () => {
  const state = { playground: 1, view: "plans", documents: { policy: "ä", catalog: "", change: "", facts: "😀".repeat(1000) } };
  const fragment = await fragmentOf(state);
  assert.ok(isShared(fragment));
  assert.match(fragment, /^#p1=[\w-]+$/);
  assert.deepEqual(await stateFrom(fragment), state);
  for (const bad of [fragment.slice(0, -9), "#p1=", "#p1=%%%", "#p1=AAAA", fragment.replace("#p1=", "#p1=x")]) {
    await assert.rejects(stateFrom(bad), undefined, bad);
  }
});

test("a link that unpacks to more than a page can hold is refused before it is unpacked", async () => {
  const fragment = await fragmentOf({ documents: "a".repeat(9_000_000) });
  assert.ok(fragment.length < 30_000, String(fragment.length));
  await assert.rejects(stateFrom(fragment), /more than this page can hold/);
});

test("only a whole playground is taken for one", () => {
  const documents = { policy: "p", catalog: "k", change: "c", facts: "f" };
  assert.deepEqual(unpackedState({ playground: 1, documents }).documents, { ...documents, candidate: undefined });
  assert.equal(unpackedState({ playground: 2, documents }), null);
  assert.equal(unpackedState({ playground: 1, documents: { ...documents, facts: 1 } }), null);
  assert.equal(unpackedState(null), null);
});
