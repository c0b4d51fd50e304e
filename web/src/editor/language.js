import { LanguageSupport, StreamLanguage } from "@codemirror/language";
import { modeOf, readCel } from "./cel.js";

const ATOM = /^(?:true|false|null)\b/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/;
const STRING = /^"(?:[^"\\]|\\.)*"?/;

/** `names` are those that lead to the place, `""` standing for an array; `mode` is that of the string being read. */
const start = () => ({ names: [], open: [], key: false, mode: null, hole: 0 });

const opens = (bracket) => (state) => {
  state.open.push(bracket);
  state.names.push("");
  state.key = bracket === "{";
};

function closes(state) {
  state.open.pop();
  state.names.pop();
  state.key = false;
}

const MARKS = {
  "{": opens("{"),
  "[": opens("["),
  "}": closes,
  "]": closes,
  ",": (state) => { state.key = state.open.at(-1) === "{"; },
  ":": (state) => { state.key = false; },
};

function readKey(stream, state) {
  stream.match(STRING);
  state.names[state.names.length - 1] = stream.current().slice(1, -1);
  return "propertyName";
}

/** Text up to a brace that opens an expression, or to the end of the string. */
function readTemplateText(stream, state) {
  if (stream.match(/^\{(?!\{)/)) {
    state.hole = 1;
    return "brace";
  }
  if (!stream.match(/^(?:[^{"\\]|\{\{|\\.)+/)) stream.next();
  return "string";
}

function readHole(stream, state) {
  if (stream.peek() === "{") state.hole += 1;
  if (stream.peek() === "}") state.hole -= 1;
  if (state.hole > 0) return readCel(stream);
  stream.next();
  return "brace";
}

function readInString(stream, state) {
  if (stream.eat('"')) {
    Object.assign(state, { mode: null, hole: 0 });
    return "string";
  }
  if (state.mode === "cel") return readCel(stream);
  return state.hole > 0 ? readHole(stream, state) : readTemplateText(stream, state);
}

function readString(stream, state, modeAt) {
  const mode = modeAt(state.names.filter(Boolean));
  if (!mode) {
    stream.match(STRING);
    return "string";
  }
  stream.next();
  state.mode = mode;
  return "string";
}

function readToken(stream, state, modeAt) {
  // A string of JSON ends with its line, even when its quote is still missing.
  if (stream.sol()) Object.assign(state, { mode: null, hole: 0 });
  if (state.mode) return readInString(stream, state);
  if (stream.eatSpace()) return null;
  if (stream.peek() === '"') return state.key ? readKey(stream, state) : readString(stream, state, modeAt);
  if (stream.match(NUMBER)) return "number";
  if (stream.match(ATOM)) return "atom";
  const mark = stream.next();
  MARKS[mark]?.(state);
  return "punctuation";
}

const copyState = (state) => ({ ...state, names: [...state.names], open: [...state.open] });

function language(modeAt) {
  return StreamLanguage.define({
    name: "json",
    startState: start,
    copyState,
    token: (stream, state) => readToken(stream, state, modeAt),
    indent: (state, after, { unit }) => (state.open.length - (/^[\]}]/.test(after) ? 1 : 0)) * unit,
    languageData: { indentOnInput: /^\s*[\]}]$/, closeBrackets: { brackets: ["{", "[", '"'] } },
  });
}

/** JSON, with CEL in those of its strings that the document writes in it. */
export const jsonOf = (document) =>
  new LanguageSupport(language(document === "policy" || document === "candidate" ? modeOf : () => null));
