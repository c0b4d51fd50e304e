import { DOCUMENTS } from "../documents.js";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The whole of a playground as one value, for links, files and the storage of the browser. */
export const packed = (documents, view) => ({ playground: 1, view, documents });

/**
 * Reads it, from wherever it came.
 * @returns {{documents: Record<string, string>, view: string | undefined} | null} null when it is something else
 */
export function unpackedState(value) {
  if (!isObject(value) || value.playground !== 1 || !isObject(value.documents)) return null;
  const texts = DOCUMENTS.map(({ id }) => [id, value.documents[id]]);
  const isWhole = texts.every(([id, text]) => typeof text === "string" || (id === "candidate" && text === undefined));
  return isWhole ? { documents: Object.fromEntries(texts), view: value.view } : null;
}
