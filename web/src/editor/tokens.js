import { visit } from "jsonc-parser";
import { celTokens, templateTokens } from "./cel.js";

const READERS = { cel: celTokens, template: templateTokens };

/** Also the string whose last quote is still missing. */
const quoted = (text, offset, length) => (length > 1 && text[offset + length - 1] === '"' ? offset + length - 1 : offset + length);

function stringTokens(text, offset, length, mode) {
  const end = offset + length;
  if (!mode) return [[offset, end, "string"]];
  const close = quoted(text, offset, length);
  const inner = READERS[mode](text, offset + 1, close).filter(([, , kind]) => kind !== null);
  return [[offset, offset + 1, "string"], ...inner, ...(close < end ? [[close, end, "string"]] : [])];
}

/**
 * What a JSON text consists of, as far as it can be read: `tokens` from its beginning to its end, without what has no colour of its
 * own, and `brackets`, where for each one the other one of its pair stands.
 * @param {string} text
 * @param {(names: string[]) => "cel" | "template" | null} modeAt how the string under these names is written
 * @returns {{tokens: import("./cel.js").Token[], brackets: Map<number, number>}}
 */
export function readTokens(text, modeAt) {
  const [tokens, brackets, open] = [[], new Map(), []];
  const opens = (offset) => { open.push(offset); };
  function closes(offset) {
    const opening = open.pop();
    brackets.set(opening, offset).set(offset, opening);
  }
  function literal(value, offset, length, _line, _column, path) {
    if (typeof value !== "string") return tokens.push([offset, offset + length, "number"]);
    const names = path().filter((name) => typeof name === "string");
    return tokens.push(...stringTokens(text, offset, length, modeAt(names)));
  }
  const handlers = {
    onObjectBegin: opens, onArrayBegin: opens, onObjectEnd: closes, onArrayEnd: closes, onLiteralValue: literal,
    onObjectProperty: (_name, offset, length) => { tokens.push([offset, offset + length, "key"]); },
  };
  try {
    visit(text, handlers, { disallowComments: true });
  } catch {
    // Nested deeper than anybody reads: what was read so far has colours.
  }
  return { tokens, brackets };
}
