/** JSON texts as the engine takes them: it passes over a byte order mark in front, as some editors write it, and so does this side. */
const MARK = "\ufeff";

/** @param {string} text */
export const withoutMark = (text) => (text.startsWith(MARK) ? text.slice(1) : text);

/** @param {string} text @returns {any} @throws {SyntaxError} */
export const parseJson = (text) => JSON.parse(withoutMark(text));
