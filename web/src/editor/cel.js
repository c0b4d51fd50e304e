/**
 * Which texts of a policy are written in CEL, and the tokens of it as they stand in a JSON string, where a quote of CEL's
 * own may be an escaped one.
 *
 * @typedef {[from: number, to: number, kind: string | null]} Token
 */
const EXPRESSIONS = new Set(["when", "unless", "defer"]);
const TEMPLATES = new Set(["headline", "deny", "review", "warn", "message", "suggest"]);

/** @returns {"cel" | "template" | null} of a policy's text under the names that lead to it, the innermost last */
export function modeOf(names) {
  const [parent, name] = [names.at(-2), names.at(-1)];
  if (EXPRESSIONS.has(name) || parent === "timing" || parent === "let") return "cel";
  return TEMPLATES.has(name) || TEMPLATES.has(parent) ? "template" : null;
}

const PATTERNS = [
  [/\s+/y, null],
  [/'(?:[^'"\\]|\\.)*'|\\"(?:[^"\\]|\\(?!").)*\\"/y, "text"],
  [/(?:0x[\da-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+)u?/iy, "number"],
  [/(?:true|false|null|in)\b/y, "call"],
  [/[A-Za-z_]\w*(?=\s*\()/y, "call"],
  [/[A-Za-z_]\w*/y, "variable"],
  [/&&|\|\||[=!<>]=?|[-+*/%?:]/y, "operator"],
];

function endOf(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** What stands at a place of an expression; what is no token is a single character. @returns {Token} */
export function celToken(text, at) {
  for (const [pattern, kind] of PATTERNS) {
    const end = endOf(pattern, text, at);
    if (end > at) return [at, end, kind];
  }
  return [at, at + 1, null];
}

/** Reads up to `to`. @returns {Token[]} */
export function celTokens(text, from, to) {
  const tokens = [];
  for (let at = from; at < to; at = tokens.at(-1)[1]) tokens.push(celToken(text, at));
  return tokens;
}

const PROSE = /(?:[^{"\\]|\{\{|\\.)+/y;

/** Where the braces that open before `at` are closed, the closing one not counted; the string's end when they are not. */
function endOfHole(text, at, to) {
  let depth = 1;
  for (let place = at; place < to; place += 1) {
    if (text[place] === "{") depth += 1;
    if (text[place] === "}") depth -= 1;
    if (depth === 0) return place;
  }
  return to;
}

/** Prose with expressions in braces, from behind the string's first quote. @returns {Token[]} */
export function templateTokens(text, from, to) {
  const tokens = [];
  let at = from;
  while (at < to) {
    const end = endOf(PROSE, text, at);
    if (end > at) tokens.push([at, end, "string"]);
    if (end < to) {
      const close = text[end] === "{" ? endOfHole(text, end + 1, to) : end;
      tokens.push([end, end + 1, "brace"], ...celTokens(text, end + 1, close));
      if (close > end && close < to) tokens.push([close, close + 1, "brace"]);
      at = close + 1;
    } else {
      at = end;
    }
  }
  return tokens;
}
