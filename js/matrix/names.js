/**
 * Names in the text of an expression, found without parsing it: what stands in texts is none, nor what follows a bracket.
 */

/** A literal in quotes, a dotted name, or a name behind a point, which belongs to a value. */
const TOKEN = /[rRbB]{0,2}("""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<![\w.])[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/g;

/** Variables that a macro brings in: `list.exists(x, ...)`. */
const BOUND = /\.\s*(?:all|exists|exists_one|existsOne|filter|map|transformList|transformMap|transformMapEntry|sortBy|optMap|optFlatMap|bind)\s*\(\s*([A-Za-z_]\w*)\s*,/g;

/**
 * The text with some names replaced: `replace` gets each dotted name without blanks, and answers what stands for it or
 * undefined. A method at the end of a name is not told apart: `replace` also gets the name without its last word.
 * @param {string} text
 * @param {(name: string) => string | undefined} replace
 */
export function withNames(text, replace) {
  const bound = new Set(Array.from(text.matchAll(BOUND), ([, name]) => name));
  return text.replace(TOKEN, (token, quoted) => {
    if (quoted !== undefined) return token;
    const words = token.split(/\s*\.\s*/);
    if (bound.has(words[0])) return token;
    for (let count = words.length; count > 0; count -= 1) {
      const found = replace(words.slice(0, count).join("."));
      if (found !== undefined) return [found, ...words.slice(count)].join(".");
    }
    return token;
  });
}

/** The dotted names in a text. @param {string} text @returns {string[]} */
export function namesIn(text) {
  /** @type {string[]} */
  const names = [];
  withNames(text, (name) => void names.push(name));
  return names;
}
