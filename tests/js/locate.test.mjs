import assert from "node:assert/strict";
import { test } from "node:test";
import { locate, locator, offsetInLiteral } from "../../js/locate.js";
import { pointerNames } from "../../js/text/pointer.js";

const at = (text, path, range, code = "expr/unknown-name") => {
  const { from, to } = locate(text, { code, path, range });
  return text.slice(from, to);
};

test("a pointer's names are unescaped", () => {
  assert.deepEqual(pointerNames(""), []);
  assert.deepEqual(pointerNames("/rules/0/a~1b~0c"), ["rules", "0", "a/b~c"]);
  assert.deepEqual(pointerNames("/~01"), ["~1"]);
});

test("a scalar is underlined whole, by name and by index", () => {
  const text = '{ "rules": [ { "id": "a" }, { "id": 7, "on": true } ] }';
  assert.equal(at(text, "/rules/0/id"), '"a"');
  assert.equal(at(text, "/rules/1/id"), "7");
  assert.equal(at(text, "/rules/1/on"), "true");
});

test("a range counts UTF-16 units of the decoded string", () => {
  const text = '{"when": "usage.seats > requested.limit.seats"}';
  assert.equal(at(text, "/when", [24, 29]), "limit");
  const astral = '{"when": "😀 == bad"}';
  assert.equal(at(astral, "/when", [6, 9]), "bad");
});

test("escapes in the literal are counted as what they stand for", () => {
  assert.equal(at(String.raw`{"when": "a == \"x\" && bad"}`, "/when", [12, 15]), "bad");
  assert.equal(at(String.raw`{"when": "\u00e9\n\\bad"}`, "/when", [3, 6]), "bad");
  assert.equal(at(String.raw`{"when": "\ud83d\ude00bad"}`, "/when", [2, 5]), "bad");
  assert.equal(at(String.raw`{"when": "x\"y"}`, "/when", [1, 2]), String.raw`\"`);
});

test("an empty range, or one past the end, is widened to something that can be seen", () => {
  assert.equal(at('{"when": "a >"}', "/when", [3, 3]), '"');
  assert.equal(at('{"when": "a >"}', "/when", [90, 99]), '"');
  assert.equal(at('{"when": ""}', "/when", [0, 0]), '"');
  assert.equal(offsetInLiteral('"ab"', 1), 2);
});

test("a range is of no use where the value is not a string", () => {
  assert.equal(at('{"when": 12}', "/when", [0, 1]), "12");
});

test("an object or array is marked by its name, or by its first line", () => {
  const text = '{\n  "rules": [\n    { "id": "a",\n      "deny": "x" }\n  ]\n}';
  assert.equal(at(text, "/rules"), '"rules"');
  assert.equal(at(text, "/rules/0"), '{ "id": "a",');
  assert.equal(at(text, ""), "{");
});

test("an unknown field is marked by its name", () => {
  assert.equal(at('{"sugest": "x"}', "/sugest", undefined, "document/unknown-field"), '"sugest"');
});

test("what is not there is marked where the document ends on the way to it", () => {
  const text = '{"plans": {"free": {"limits": {}}}}';
  assert.equal(at(text, "/plans/free/limits/seats"), '"limits"');
  assert.equal(at(text, "/name"), text);
  assert.equal(at('{"a": [1]}', "/a/1"), '"a"');
  assert.equal(at('{"a": "text"}', "/a/b"), '"a"');
});

test("of a name given twice the last one counts, names are compared decoded, and inherited ones are not there", () => {
  assert.equal(at('{"a": 1, "a": 2}', "/a"), "2");
  assert.equal(at(String.raw`{"\u0061b": 1}`, "/ab"), "1");
  assert.equal(at('{"a/b": {"~": 3}}', "/a~1b/~0"), "3");
  assert.equal(at('{"": 4}', "/"), "4");
  assert.equal(at('{"a": 1}', "/constructor"), '{"a": 1}');
});

test("json issues are placed by their range in the text, also in a broken or empty document", () => {
  assert.equal(at('{"a": 1,,}', "", [8, 9], "json/syntax"), ",");
  assert.equal(at('{"a": ', "", [6, 6], "json/syntax"), " ");
  assert.deepEqual(locate("", { code: "json/syntax", path: "", range: [0, 0] }), { from: 0, to: 0 });
  assert.deepEqual(locate("", { code: "document/wrong-type", path: "/a" }), { from: 0, to: 0 });
});

test("a locator finds many places of one text", () => {
  const text = '{"rules": [{"id": "a"}, {"id": 7}]}';
  const place = locator(text);
  const found = ["/rules/1/id", "/rules/0/id"].map((path) => place({ code: "document/bad-value", path }));
  assert.deepEqual(found.map(({ from, to }) => text.slice(from, to)), ["7", '"a"']);
});

test("a text nested deeper than the parser can go has a place all the same", () => {
  assert.deepEqual(locate("[".repeat(1_000_000), { code: "document/bad-value", path: "/a" }), { from: 0, to: 1_000_000 });
});

test("what is no text or no issue is told as such", () => {
  for (const none of [undefined, null, 5, {}, { code: "json/syntax" }, { path: "" }]) {
    assert.throws(() => locate("{}", none), { name: "TypeError", message: /^An issue has/ });
    assert.throws(() => locate(none, { code: "json/syntax", path: "" }), { name: "TypeError", message: /^The text/ });
  }
});
