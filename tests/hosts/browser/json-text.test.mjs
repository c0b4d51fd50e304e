import assert from "node:assert/strict";
import { test } from "node:test";
import { readJson } from "../../../web/src/issues/json-text.js";

const faultOf = (text) => readJson("facts", text).issues[0];

test("good JSON gives its value and no issue", () => {
  assert.deepEqual(readJson("facts", '{"usage": {"seats": 1}}'), { value: { usage: { seats: 1 } }, issues: [] });
});

test("bad JSON gives one issue at its place", () => {
  const { code, severity, document, range, message } = faultOf('{"a": 1,\n "b": oops}');
  assert.deepEqual([code, severity, document], ["json/syntax", "error", "facts"]);
  assert.equal(range[0], 15);
  assert.match(message, /"o" is not expected/);
});

test("text that ends too early says so", () => {
  for (const text of ["", "  ", '{"a": 1', "[1, "]) assert.match(faultOf(text).message, /ends too early/, text);
});

test("a second value after the first is at fault, not the first", () => {
  assert.deepEqual(faultOf('{"a": 1} {"b": 2}').range[0], 9);
});

test("a scalar that only JSON.parse refuses is marked by itself", () => {
  for (const bad of [String.raw`"\x"`, String.raw`"\u12"`, '"a\tb"', "01"]) {
    const { range, message } = faultOf(`{"a": 1, "b": ${bad}}`);
    assert.ok(range[0] >= 14 && range[1] <= 14 + bad.length, `${bad} at ${range}`);
    assert.match(message, /not allowed|not expected/);
  }
});
