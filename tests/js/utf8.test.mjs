// The hand-written UTF-8 against the platform's.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LONE_SURROGATE, NO_ROOM, bytesFor, decode, encode } from "../../js/text/utf8.js";

const texts = ["", "a", "\u0000", "plain ASCII of more than twenty-four characters", "é", "€", "😀", "aé€😀z", "\u007f\u0080\u07ff\u0800\uffff",
  "\ud7ff\ue000", "\u{10000}\u{10ffff}", "é".repeat(10000), "x".repeat(9999) + "😀".repeat(5000)];

const encoded = (text, lenient = false, room = 4 * text.length) => {
  const bytes = new Uint8Array(room + 8).fill(0xaa);
  const end = encode(text, bytes, 4, 4 + room, lenient);
  return { end, bytes: bytes.subarray(4, Math.max(end, 4)), rest: bytes.subarray(4 + room) };
};

describe("UTF-8", () => {
  for (const text of texts) {
    test(`${JSON.stringify(text.slice(0, 20))}, ${text.length} units`, () => {
      const expected = new TextEncoder().encode(text);
      const { end, bytes } = encoded(text);
      assert.equal(end, 4 + expected.length);
      assert.deepEqual(Buffer.from(bytes), Buffer.from(expected));
      assert.ok(bytesFor(text) >= expected.length);
      assert.equal(decode(expected, 0, expected.length), text);
    });

    test(`${JSON.stringify(text.slice(0, 20))}, ${text.length} units, in too little room`, () => {
      const needed = new TextEncoder().encode(text).length;
      assert.equal(encoded(text, false, needed).end, 4 + needed);
      if (needed === 0) return;
      const { end, rest } = encoded(text, false, needed - 1);
      assert.equal(end, NO_ROOM);
      assert.deepEqual([...rest.subarray(0, 4)], [0xaa, 0xaa, 0xaa, 0xaa], "nothing is written behind the room");
    });
  }

  test("every code point comes back", () => {
    for (let first = 0; first < 0x110000; first += 0x800) {
      if (first >= 0xd800 && first < 0xe000) continue;
      const text = String.fromCodePoint(...Array.from({ length: 0x800 }, (_, i) => first + i));
      const { end, bytes } = encoded(text);
      assert.deepEqual(Buffer.from(bytes), Buffer.from(text, "utf8"));
      assert.equal(decode(bytes, 0, end - 4), text);
    }
  });

  for (const text of ["\ud800", "a\ud800", "\udc00", "\udc00\ud800", "\ud800\ud800\udc00", "😀\ude00", "\ud800é"]) {
    test(`half a character in ${JSON.stringify(text)}`, () => {
      assert.equal(encoded(text).end, LONE_SURROGATE);
      const { end, bytes } = encoded(text, true);
      assert.ok(end - 4 <= bytesFor(text));
      assert.throws(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    });
  }
});
