/**
 * What is printed. Documents, facts and names of files may hold characters that a terminal takes for commands, or that show a text in
 * another order than it has: they are printed as JSON would write them.
 */
import { withStyles } from "./style.js";

/** The C0 and C1 controls but for tab and line feed, and those that separate lines or turn the direction of a text. */
// eslint-disable-next-line no-control-regex
const COMMANDS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** @param {string} text */
export function visible(text) {
  return text.replace(COMMANDS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** @param {string} text */
export function print(text) {
  console.log(withStyles(visible(text)));
}

/** @param {string} text */
export function printError(text) {
  console.error(withStyles(visible(text)));
}

/** @param {unknown} value */
export function printJson(value) {
  print(JSON.stringify(value, null, 2));
}
