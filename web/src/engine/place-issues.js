import { locator } from "plangate/locate";

/** A page lists no more than that of one document; the first ones are enough to work on. */
const MOST = 100;

const isError = ({ severity }) => severity === "error";

/**
 * Issues with their place `from`, `to` in the text of their document, errors first; of the engine itself without one.
 * @param {object[]} issues
 * @param {Record<string, string>} texts by document
 */
export function placed(issues, texts) {
  const locators = new Map();
  function place(issue) {
    const text = texts[issue.document];
    if (text === undefined) return issue;
    if (!locators.has(text)) locators.set(text, locator(text));
    const locate = locators.get(text);
    const fix = issue.fix && { ...issue.fix, ...locate({ ...issue.fix, code: "" }) };
    return { ...issue, ...locate(issue), ...(fix && { fix }) };
  }
  const inOrder = [...issues.filter(isError), ...issues.filter((issue) => !isError(issue))];
  return { issues: inOrder.slice(0, MOST).map(place), hidden: Math.max(0, issues.length - MOST) };
}
