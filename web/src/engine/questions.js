import { readJson } from "../issues/json-text.js";

/** What stands in for a change or facts until there were good ones. */
const NOTHING = { text: "{}", value: {} };

/**
 * Makes questions to the engine of the texts on the screen. A change or facts that are no JSON leave the last good ones in
 * their place, with an issue that says so.
 */
export function createQuestions() {
  const good = { change: NOTHING, facts: NOTHING };
  const read = { change: { text: null }, facts: { text: null } };

  function issuesOf(document, text) {
    if (read[document].text !== text) read[document] = { text, ...readJson(document, text) };
    if (read[document].issues.length === 0) good[document] = read[document];
    return read[document].issues;
  }

  /**
   * @param {object} texts by document
   * @param {{view: string, locale?: string}} shown
   */
  return function questionOf({ policy, candidate, catalog, change, facts }, shown) {
    const issues = [...issuesOf("change", change), ...issuesOf("facts", facts)];
    const documents = { policy, candidate, catalog, change: good.change.text, facts: good.facts.text };
    return { documents, ...shown, change: good.change.value, facts: good.facts.value, issues };
  };
}
