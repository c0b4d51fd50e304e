/** Types of `plangate/locate`: where an issue stands in the text of its document. */
import type { Issue } from "./types.js";

/** `[from, to)` in UTF-16 code units of a text. */
export interface Span {
  from: number;
  to: number;
}

/**
 * Finds the place of an issue in the JSON text that it was found in. At least one character wide, unless the text is empty.
 * What is not there is placed where the document ends on the way to it.
 * @throws {TypeError} for what is no text or no issue, and never otherwise.
 */
export declare function locate(text: string, issue: Pick<Issue, "code" | "path" | "range">): Span;

/** The same for many issues of one text, which is read only once. */
export declare function locator(text: string): (issue: Pick<Issue, "code" | "path" | "range">) => Span;
