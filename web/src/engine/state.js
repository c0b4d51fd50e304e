const isError = ({ severity }) => severity === "error";

/** The second session calls its policy a policy too; of the catalogue the first has told already. */
const asCandidate = (document) => (document === "policy" ? "candidate" : document);
const ofCandidate = ({ issues }) =>
  issues.filter(({ document }) => document !== "catalog").map((issue) => ({ ...issue, document: asCandidate(issue.document) }));

/**
 * What the views show: the answer, with the issues of all documents, and `stale`, the documents whose newest text could not
 * be used. `hidden` is how many more issues there are.
 */
export function stateOf(answer, { change, facts, issues }) {
  const { other } = answer;
  const mine = issues.filter(isError).map(({ document }) => document);
  const refused = [...answer.refused, ...(other?.refused ?? []).filter((id) => id !== "catalog").map(asCandidate), ...mine];
  const stale = [...new Set(refused)];
  // What the decision says of a stale document is about its older text, which is no longer on the screen.
  const said = answer.said.issues.filter(({ document }) => !stale.includes(document));
  const all = [...answer.issues, ...answer.findings.filter(({ document }) => !stale.includes(document)), ...(other ? ofCandidate(other) : []), ...issues, ...said];
  return { ...answer, change, facts, stale, issues: all, hidden: answer.hidden + (other?.hidden ?? 0) + answer.said.hidden };
}
