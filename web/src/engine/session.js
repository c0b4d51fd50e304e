import { createGate } from "plangate";
import { controlsOf } from "./controls.js";
import { findingsOf } from "./findings.js";
import { localesOf } from "./locales.js";
import { matrixOf } from "./matrix-source.js";
import { placed } from "./place-issues.js";
import { prospectsOf, sizeOf } from "./prospects.js";

const MATRIX_BUDGET_MS = 400;

/** Enough to read; a policy may have thousands. */
const MOST_RULES = 200;

const isError = ({ severity }) => severity === "error";

/** Loads documents; a gate stays as it is when they are refused. */
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

/** Keeps a gate with the newest documents that were accepted, and what was said of the newest ones. */
function createKeeper() {
  let kept = { gate: null, good: null, documents: {}, issues: [], hidden: 0, refused: [] };
  return async function keep(documents) {
    if (documents.policy === kept.documents.policy && documents.catalog === kept.documents.catalog) return kept;
    const { gate, issues } = await load(kept.gate, documents);
    const refused = [...new Set(issues.filter(isError).map(({ document }) => document))];
    const good = refused.length === 0 ? { ...documents, controls: controlsOf(gate.layout, documents), locales: localesOf(documents), size: sizeOf(documents) } : kept.good;
    kept = { gate, good, documents, refused, ...placed(issues, documents) };
    return kept;
  };
}

function traceOf(gate, change, facts) {
  const { rules } = gate.explain(change, facts);
  return { rules: rules.slice(0, MOST_RULES), hidden: Math.max(0, rules.length - MOST_RULES) };
}

function viewOf(view, { gate, good }, { change, facts }, outcome) {
  if (view === "trace") return { trace: traceOf(gate, change, facts) };
  if (view === "cost") return { quote: gate.quote(change, facts) };
  if (view !== "plans") return {};
  const matrix = matrixOf(gate, good.catalog, change, facts, performance.now() + MATRIX_BUDGET_MS);
  return { matrix, prospects: prospectsOf(gate, good, change, facts, outcome) };
}

function answersOf(kept, call, { view, locale }) {
  const { gate, good } = kept;
  if (!gate) return { decision: null };
  const decision = gate.decide(call.change, call.facts, { locale }).toJSON();
  return { decision, controls: good.controls, locales: good.locales, ...viewOf(view, kept, call, decision.outcome) };
}

/**
 * Answers questions: `documents` are the texts of a policy, a catalogue, a change and facts, and of a candidate while
 * two policies are compared; `view` is what is on the screen, `locale` the customer's. A change and facts are JSON; the others may be anything.
 */
export function createSession() {
  const [keep, keepCandidate] = [createKeeper(), createKeeper()];
  let newest = null;

  function answerOf(kept, texts, shown) {
    const { issues, hidden, refused } = kept;
    const call = { change: JSON.parse(texts.change), facts: JSON.parse(texts.facts) };
    const answers = answersOf(kept, call, shown);
    const said = placed(answers.decision?.issues ?? [], { ...texts, ...kept.documents });
    return { ...answers, issues, hidden, refused, said };
  }

  async function answer({ documents: { policy, catalog, candidate, ...texts }, ...shown }) {
    newest = await keep({ policy, catalog });
    const own = { ...answerOf(newest, texts, shown), findings: newest.findings ?? [] };
    if (candidate === undefined) return { ...own, other: null };
    return { ...own, other: answerOf(await keepCandidate({ policy: candidate, catalog }), texts, shown) };
  }

  /** What the newest documents hardly mean; null when that has been told with an answer already, or they were refused. */
  async function findings() {
    const kept = newest;
    if (!kept?.gate || kept.refused.length > 0 || kept.findings) return null;
    kept.findings = await findingsOf(kept.gate, kept.good);
    return kept === newest ? kept.findings : null;
  }

  return { answer, findings };
}
