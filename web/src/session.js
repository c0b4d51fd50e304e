import { createGate } from "plangate";
import { readJson } from "./json-text.js";

const isError = ({ severity }) => severity === "error";

/** Loads a policy and a catalogue; a gate stays as it is when they are refused. */
async function load(gate, documents) {
  if (gate) return { gate, issues: gate.load(documents) };
  try {
    const made = await createGate(documents);
    return { gate: made, issues: made.issues };
  } catch (error) {
    const aboutDocuments = error?.issues?.every(({ document }) => document !== "engine");
    if (!aboutDocuments) throw error;
    return { gate: null, issues: error.issues };
  }
}

/**
 * Keeps a gate, a change and facts that were good, and decides with the newest good ones.
 * `update` takes the four texts and answers {decision, change, issues, stale}: `stale` names the documents whose
 * newest text could not be used. Without a good state so far, `decision` is null.
 */
export function createSession() {
  const good = { gate: null, loaded: "", change: undefined, facts: undefined };
  let loadIssues = [];

  async function loadIfNew({ policy, catalog }) {
    const key = JSON.stringify([policy, catalog]);
    if (good.loaded === key) return;
    const { gate, issues } = await load(good.gate, { policy, catalog });
    Object.assign(good, { gate, loaded: key });
    loadIssues = issues;
  }

  function read(document, text) {
    const { value, issues } = readJson(document, text);
    if (issues.length === 0) good[document] = value;
    return issues;
  }

  return {
    async update(texts) {
      await loadIfNew(texts);
      const textIssues = [...read("change", texts.change), ...read("facts", texts.facts)];
      const decision = good.gate ? good.gate.decide(good.change, good.facts) : null;
      const documentIssues = [...loadIssues, ...textIssues];
      const stale = [...new Set(documentIssues.filter(isError).map((issue) => issue.document))];
      // What the decision says of a stale document is about its older text, which is no longer on the screen.
      const decisionIssues = (decision ? decision.issues : []).filter((issue) => !stale.includes(issue.document));
      return { decision, change: good.change, issues: [...documentIssues, ...decisionIssues], stale };
    },
  };
}
