/**
 * What `gate.load` is given. Whatever is no document must not look like a reload.
 *
 * @typedef {import("../types.js").Documents} Given
 * @typedef {import("../types.js").Issue} Issue
 */
import { errorIssue, messageOf } from "../engine/issues.js";

/** Names that a message tells of. */
const MOST_NAMES = 3;

const isDocument = (/** @type {string} */ key) => key === "policy" || key === "catalog";

/**
 * @param {any} documents
 * @param {boolean} takesOne whether the other document is there already
 * @returns {{ given: Partial<Given>, issue: Issue | null }} what is there and not undefined; nothing is to be loaded when there is an issue
 */
export function documentsIn(documents, takesOne) {
  const keys = keysOf(documents);
  /** @type {Record<string, unknown>} */
  const given = {};
  for (const key of keys.filter(isDocument)) {
    try {
      if (documents[key] !== undefined) given[key] = documents[key];
    } catch (thrown) {
      const document = /** @type {Issue["document"]} */ (key);
      return { given: {}, issue: errorIssue("json/not-serializable", document, "", `This cannot be read. ${messageOf(thrown)}`) };
    }
  }
  return { given, issue: wrong(keys.filter((key) => !isDocument(key)), Object.keys(given).length, takesOne) };
}

/** @param {unknown} documents */
function keysOf(documents) {
  try {
    return typeof documents === "object" && documents !== null ? Object.keys(documents) : [];
  } catch (unreadable) {
    return [];
  }
}

/** @param {string[]} strangers @param {number} count of documents @param {boolean} takesOne @returns {Issue | null} */
function wrong(strangers, count, takesOne) {
  const give = "Give a policy, a catalog or both; nothing was loaded.";
  if (strangers.length > 0) {
    const names = `"${strangers.slice(0, MOST_NAMES).join('", "')}"${strangers.length > MOST_NAMES ? ", …" : ""}`;
    return errorIssue("document/unknown-field", "engine", "", `${give} There is no ${names} to load.`);
  }
  if (count === 0) return errorIssue("document/missing-field", "engine", "", give);
  if (takesOne || count === 2) return null;
  return errorIssue("image/no-documents", "image", "", "An image has no documents of its own: give both a policy and a catalog; nothing was loaded.");
}
