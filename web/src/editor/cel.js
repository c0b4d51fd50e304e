/**
 * Which texts of a policy are written in CEL, and the tokens of it as they stand in a JSON string, where a quote of CEL's
 * own may be an escaped one.
 */
const EXPRESSIONS = new Set(["when", "unless", "defer"]);
const TEMPLATES = new Set(["headline", "deny", "review", "warn", "message", "suggest"]);

/** @returns {"cel" | "template" | null} of a policy's text under the names that lead to it, the innermost last */
export function modeOf(names) {
  const [parent, name] = [names.at(-2), names.at(-1)];
  if (EXPRESSIONS.has(name) || parent === "timing" || parent === "let") return "cel";
  return TEMPLATES.has(name) || TEMPLATES.has(parent) ? "template" : null;
}

const KEYWORDS = /^(?:true|false|null|in)\b/;
const TEXT = /^(?:'(?:[^'"\\]|\\.)*'|\\"(?:[^"\\]|\\(?!").)*\\")/;
const NUMBER = /^(?:0x[\da-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+)u?/i;
const FUNCTION = /^[A-Za-z_]\w*(?=\s*\()/;
const NAME = /^[A-Za-z_]\w*/;
const OPERATOR = /^(?:&&|\|\||[=!<>]=?|[-+*/%?:])/;

const TOKENS = [
  [/^\s+/, null],
  [TEXT, "string.special"],
  [NUMBER, "number"],
  [KEYWORDS, "keyword"],
  [FUNCTION, "variableName.function"],
  [NAME, "variableName"],
  [OPERATOR, "operator"],
];

/** Reads one token of CEL from a stream of CodeMirror; what is none of them is a single character. */
export function readCel(stream) {
  for (const [pattern, style] of TOKENS) if (stream.match(pattern)) return style;
  stream.next();
  return "punctuation";
}
