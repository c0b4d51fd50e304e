/**
 * Plans that are for sale and that nobody can enter, or nobody can leave: every change is denied.
 *
 * @typedef {import("../../types.js").Finding} Finding
 * @typedef {import("../../types.js").MatrixCell} MatrixCell
 */
import { pointerOf } from "../../text/pointer.js";

const isDenied = (/** @type {MatrixCell} */ { outcomes }) => outcomes.every(({ outcome }) => outcome === "deny");
const isClosed = (/** @type {MatrixCell} */ { outcomes }) => outcomes.every(({ outcome }) => outcome === "deny" || outcome === "undecided");
const cannotBeChosen = (/** @type {MatrixCell} */ { outcomes }) => outcomes.length === 1 && outcomes[0].rules.includes("guard/not-selectable");

/** A rule that names the plan means what it does. @param {any} policy @param {string} code */
function isNamed(policy, code) {
  const texts = [...Object.values(policy.let || {}), ...policy.rules.flatMap((/** @type {any} */ { when, unless = "" }) => [when, unless])];
  return texts.some((text) => text.includes(`'${code}'`) || text.includes(`"${code}"`));
}

/** @param {string} code @param {string} kind @param {string} what @param {MatrixCell[]} cells @returns {Finding} */
function closed(code, kind, what, cells) {
  const rules = [...new Set(cells.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => outcome.rules)))];
  const why = rules.length === 0 ? "" : ` This comes of ${rules.map((rule) => `"${rule}"`).join(" and ")}.`;
  const [{ current, requested }] = cells;
  return {
    code: `finding/${kind}`, severity: "warning", document: "catalog", path: pointerOf(["plans", code]), message: `Nobody can ${what} the plan "${code}".${why}`,
    witness: { change: { current, requested: /** @type {string} */ (requested) }, facts: cells[0].outcomes[0].witness || {} },
  };
}

/** Every change is denied, and no rule says plainly that this is meant. @param {import("../subject.js").Subject} subject @param {MatrixCell[]} sold @returns {Finding[]} */
function allClosed({ rules }, sold) {
  const meant = rules.some(({ effect, condition }) => effect === "deny" && condition.trim() === "true");
  if (meant || sold.length === 0 || !sold.every(isDenied)) return [];
  const [{ current, requested, outcomes }] = sold;
  const causes = [...new Set(sold.flatMap((cell) => cell.outcomes.flatMap((outcome) => outcome.rules)))];
  return [{
    code: "finding/no-way-in", severity: "warning", document: "policy", path: "/rules",
    message: `Nobody can change to any plan: ${causes.map((rule) => `"${rule}"`).join(" and ")} deny every change. Write "when": "true" if that is meant.`,
    witness: { change: { current, requested: /** @type {string} */ (requested) }, facts: outcomes[0].witness || {} },
  }];
}

/** A plan without either way stands apart on purpose, as those of another currency do. @param {import("../subject.js").Subject} subject @returns {Finding[]} */
export function closedPlans(subject) {
  const { policy, plans, gate } = subject;
  const sold = gate.matrix().cells.filter((cell) => cell.requested !== null && cell.current !== cell.requested && !cannotBeChosen(cell));
  const all = allClosed(subject, sold);
  if (all.length > 0) return all;
  return Object.keys(plans).filter((code) => !isNamed(policy, code)).flatMap((code) => {
    const into = sold.filter(({ requested }) => requested === code);
    const outOf = sold.filter(({ current }) => current === code);
    if (into.every(isClosed) === outOf.every(isClosed)) return [];
    if (into.length > 0 && into.every(isDenied)) return [closed(code, "no-way-in", "change to", into)];
    return outOf.length > 0 && outOf.every(isDenied) ? [closed(code, "no-way-out", "change from", outOf)] : [];
  });
}
