/**
 * What two policies decide differently on one catalogue. Facts that show a difference are searched for through both
 * policies' conditions at once, and decided by both; a change of plan that is not told of is decided alike whatever the
 * facts are.
 *
 * @typedef {import("../types.js").Change} Change
 * @typedef {import("../types.js").Facts} Facts
 * @typedef {import("../types.js").Outcome} Outcome
 * @typedef {import("../types-analysis.js").PolicyDiff} PolicyDiff
 * @typedef {import("../types-analysis.js").PolicyChange} PolicyChange
 * @typedef {import("../types-analysis.js").NotShown} NotShown
 * @typedef {import("../gate/whole-gate.js").WholeGate} WholeGate
 * @typedef {import("./question.js").Cell} Cell
 */
import { errorIssue } from "../engine/issues.js";
import { Comparer } from "./comparer.js";
import { Joint } from "./joint.js";
import { Questioner } from "./question.js";
import { subjectOf } from "./subject.js";
import { touchedBy, transitions } from "./transitions.js";

/** @type {Outcome[]} strongest first */
const OUTCOMES = ["deny", "undecided", "review", "defer", "allow"];

/** @param {PolicyDiff["issues"]} issues @returns {PolicyDiff} */
const refused = (issues) => ({ issues, same: false, settings: [], changes: [], notShown: [] });

/** @param {WholeGate} before @param {WholeGate} after @returns {PolicyDiff} */
export function diffOf(before, after) {
  const subjects = [subjectOf(before), subjectOf(after)];
  if (subjects[0] === null || subjects[1] === null) return refused([noDocumentsIssue()]);
  if (before.digests.catalog !== after.digests.catalog) return refused([otherCatalogIssue()]);
  const joint = new Joint(subjects[0], subjects[1]);
  return compared(joint, new Comparer(before, after, joint), new Questioner(after, joint.policy));
}

function noDocumentsIssue() {
  return errorIssue("diff/no-documents", "engine", "", "A gate from an image, or one that was disposed of, has no documents that could be compared.");
}

function otherCatalogIssue() {
  return errorIssue("diff/other-catalog", "catalog", "", "The two policies have to be loaded with the same catalogue.");
}

/** @param {Joint} joint @param {Comparer} comparer @param {Questioner} questions @returns {PolicyDiff} */
function compared(joint, comparer, questions) {
  const changed = joint.changed();
  const settings = joint.settings();
  const touched = touchedBy(questions, changed, comparer);
  comparer.compareSettings(settings, touched);
  for (const transition of transitions(joint, changed)) search(questions, transition, touched, comparer);
  const { changes, notShown } = comparer.result(touched);
  changes.sort((a, b) => severity(a) - severity(b));
  return { issues: [], same: [changes, notShown, settings].every(({ length }) => length === 0), settings, changes, notShown };
}

/**
 * Asks for one outcome turning into another.
 * @param {Questioner} questions
 * @param {import("./transitions.js").Transition} transition
 * @param {import("./transitions.js").Touched} touched
 * @param {Comparer} comparer
 */
function search(questions, { from, to, question }, touched, comparer) {
  const cells = touched.size === 0 ? [] : questions.open(question);
  if (cells === null) return touched.forEach((_, key) => comparer.doubt(key, `${from} to ${to}`));
  for (const { key, kind } of cells.map(comparer.keyed)) {
    if (!touched.has(key)) continue;
    const [shown, failed] = [kind.witness, kind.failure].map((facts) => facts !== null && comparer.compare(key, facts));
    if (kind.fires && !shown) comparer.doubt(key, `${from} to ${to}`);
    if (kind.fails && !failed && !comparer.found.has(key)) comparer.doubt(key, "undecided");
  }
}

/** Newly denied first, then what else became stricter, then what became easier, then other words for the same. @param {PolicyChange} change */
function severity({ from, to }) {
  const [a, b] = [from, to].map((outcome) => OUTCOMES.indexOf(outcome));
  if (a === b) return 100;
  return b < a ? b * 10 - a : 50 + a * 5 - b;
}
