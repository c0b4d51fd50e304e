import { titleOf } from "../documents.js";
import { count, h, whenNew } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

const MEANINGS = {
  deny: "The change is refused.",
  undecided: "Not enough is known to allow it.",
  review: "A person has to look at it.",
  defer: "The change takes effect later.",
  allow: "The change may go ahead.",
};

const capital = (word) => word[0].toUpperCase() + word.slice(1);

function listed(documents) {
  const titles = documents.map((id) => titleOf(id)?.toLowerCase() ?? id);
  return titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`;
}

/** One sentence on whether the decision belongs to what is on the screen. */
export function freshness({ decision, stale, failure }) {
  const last = decision ? "Last good decision" : "Nothing decided yet";
  if (failure) return `${last}. ${failure}`;
  if (stale.length === 0) return "Decided from the documents as they are.";
  return `${last}: the ${listed(stale)} ${stale.length === 1 ? "has" : "have"} errors.`;
}

/** When it takes effect, for those that are not refused. */
function meaning({ outcome, effectiveAt }) {
  if (outcome !== "allow" || effectiveAt === "now" || effectiveAt === null) return MEANINGS[outcome];
  return `The change may go ahead on ${effectiveAt.slice(0, 10)}.`;
}

function completeness(decision) {
  const text = decision.complete ? "complete" : "incomplete";
  const title = decision.complete ? "Every rule was evaluated" : "Some reasons may be missing";
  return h("span", { class: `complete ${text}`, title }, icon(decision.complete ? "allow" : "undecided"), text);
}

const isOld = ({ stale, failure }) => stale.length > 0 || Boolean(failure);

/**
 * The outcome, as a badge with colour, symbol and word.
 * @returns {(state: object) => void}
 */
export function createOutcomeView(section, badge, about) {
  const showBadge = whenNew((name, isOutdated) => {
    section.dataset.outcome = name;
    section.classList.toggle("stale", isOutdated);
    badge.replaceChildren(icon(name), name === "none" ? "No decision" : capital(name));
  });
  const showAbout = whenNew((decision, state) => {
    const kind = state.failure ? { class: "freshness failure", role: "alert" } : { class: "freshness" };
    about.replaceChildren(
      h("p", { class: "meaning" }, decision && [meaning(decision), completeness(decision)]),
      h("p", kind, isOld(state) ? icon("warning") : null, freshness({ ...state, decision })),
    );
  });

  return function show(state) {
    const { decision, stale, failure } = state;
    showBadge(decision ? decision.outcome : "none", isOld(state));
    showAbout(decision && { outcome: decision.outcome, effectiveAt: decision.effectiveAt, complete: decision.complete }, { stale, failure });
  };
}

/** What a screen reader says after an edit. */
export function announcement(state) {
  const { decision, issues } = state;
  if (!decision) return freshness(state);
  const parts = [capital(decision.outcome), count(decision.reasons.length, "reason")];
  if (decision.needs.length) parts.push(count(decision.needs.length, "needed fact"));
  if (issues.length) parts.push(count(issues.length, "issue"));
  return `${parts.join(", ")}. ${isOld(state) ? freshness(state) : ""}`.trim();
}
