import { connect } from "./connection.js";

const PATIENCE_MS = 15_000;
const TOO_LONG = "Looking for other facts took more than fifteen seconds, so it was stopped.";

/**
 * Looks for facts with which two policies decide differently, in a worker of its own: sliders and typing do not wait for it.
 * @param {(differences: object) => void} onFound gets what the search came to: as the worker says it, or a `fault` in words
 * @returns {(documents: {policy: string, candidate: string, catalog: string}) => object | null} what was found for these
 *   documents; null while it is looked for
 */
export function createComparison(onFound) {
  const connection = connect({ onMessage: ({ differences }) => tell(differences), onBreak: (fault) => tell({ fault }) });
  let [asked, found, watch] = ["", null, 0];

  function tell(differences) {
    clearTimeout(watch);
    [found, watch] = [differences, 0];
    onFound(found);
  }

  function giveUp() {
    connection.stop();
    tell({ fault: TOO_LONG });
  }

  function ask(documents) {
    if (watch !== 0) connection.stop();
    clearTimeout(watch);
    [found, watch] = [null, setTimeout(giveUp, PATIENCE_MS)];
    connection.post({ compare: documents });
  }

  return function differencesOf({ policy, candidate, catalog }) {
    const key = JSON.stringify([policy, candidate, catalog]);
    if (key !== asked) ask({ policy, candidate, catalog });
    asked = key;
    return found;
  };
}
