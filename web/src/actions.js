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
  /** @param {[fact: string, value: unknown][]} values undefined takes a fact out */
  function setFacts(values) {
    const placed = values.map(([fact, value]) => ({ ...placeOfFact(fact), value }));
    for (const id of ["change", "facts"]) {
      const mine = placed.filter(({ document }) => document === id);
      if (mine.length > 0) workspace.setAll(id, mine.map(({ path, value }) => [path, value]));
    }
  }
  const setChange = (change) => workspace.setAll("change", Object.entries({ ...NO_CHANGE, ...change }).map(([name, value]) => [[name], value]));

  /** Facts that are put beside those at hand. */
  const addFacts = (facts) => setFacts(leavesOf(facts));

  /** What a witness does not state is unknown in it, so that the facts that the policy declares are taken out. */
  function replaceFacts(facts) {
    const stated = leavesOf(facts);
    const others = workspace.vocabulary.facts().map(([fact]) => fact).filter((fact) => !stated.some(([name]) => name === fact));
    setFacts([...others.map((fact) => [fact, undefined]), ...stated]);
  }

  return {
    setFacts,
    setFact: (fact, value) => setFacts([[fact, value]]),
    addFacts,
    replaceFacts,
    addFact: factAdder(workspace, select),
    choosePair: ({ current, requested }) => setChange(requested === null ? { current, cancel: true } : { current, requested }),
    tryWitness({ change, facts }) {
      setChange(change);
      replaceFacts(facts);
    },
  };
}
