import { placeOfFact } from "./documents.js";
import { factAdder } from "./plans/add-fact.js";
import { leavesOf } from "./plans/fact-values.js";

const NO_CHANGE = { current: undefined, requested: undefined, cancel: undefined };

/**
 * What the views do to the documents.
 * @param {object} workspace
 * @param {(document: string) => void} select brings a document up
 */
export function createActions(workspace, select) {
  function setFact(fact, value) {
    const { document, path } = placeOfFact(fact);
    workspace.set(document, path, value);
  }
  const setChange = (change) => workspace.setAll("change", Object.entries({ ...NO_CHANGE, ...change }).map(([name, value]) => [[name], value]));
  const tryOut = (facts) => leavesOf(facts).forEach(([fact, value]) => setFact(fact, value));

  return {
    setFact,
    tryOut,
    addFact: factAdder(workspace, select),
    choosePair: ({ current, requested }) => setChange(requested === null ? { current, cancel: true } : { current, requested }),
    tryWitness({ change, facts }) {
      setChange(change);
      tryOut(facts);
    },
  };
}
