import { count, h } from "./dom.js";
import { DOCUMENTS } from "./editors.js";
import { icon } from "./icons.js";

const MEANINGS = {
  deny: "The change is refused.",
  undecided: "Not enough is known to allow it.",
  review: "A person has to look at it.",
  defer: "The change takes effect later.",
  allow: "The change may go ahead.",
};

const capital = (word) => word[0].toUpperCase() + word.slice(1);

const titleOf = (document) => DOCUMENTS.find(({ id }) => id === document)?.title.toLowerCase() ?? document;

function listed(documents) {
  const titles = documents.map(titleOf);
  return titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`;
}

/** One sentence on whether the decision belongs to what is on the screen. */
export function freshness({ decision, stale }) {
  if (stale.length === 0) return "Decided from the documents as they are.";
  const verb = stale.length === 1 ? "has" : "have";
  return `${decision ? "Last good decision" : "Nothing decided yet"}: the ${listed(stale)} ${verb} errors.`;
}

function plans(change) {
  const [current, requested] = [change?.current, change?.requested];
  if (typeof current !== "string" || typeof requested !== "string") return null;
  return h("p", { class: "plans" }, h("b", {}, current), " to ", h("b", {}, requested));
}

function completeness(decision) {
  const text = decision.complete ? "complete" : "incomplete";
  const title = decision.complete ? "Every rule was evaluated" : "Some reasons may be missing";
  return h("span", { class: `complete ${text}`, title }, icon(decision.complete ? "allow" : "undecided"), text);
}

/** The outcome, as a badge with colour, symbol and word. */
export function showOutcome(section, state) {
  const { decision, stale, change } = state;
  section.dataset.outcome = decision ? decision.outcome : "none";
  section.classList.toggle("stale", stale.length > 0);
  const name = decision ? decision.outcome : "none";
  const badge = h("strong", { class: "badge" }, icon(name), decision ? capital(name) : "No decision");
  section.replaceChildren(
    h("div", { class: "outcome-line" }, badge, decision ? plans(change) : null),
    h("div", { class: "outcome-line" }, decision ? [h("p", { class: "meaning" }, MEANINGS[name]), completeness(decision)] : null),
    h("p", { class: "freshness" }, stale.length ? icon("warning") : null, freshness(state)),
  );
}

/** What a screen reader says after an edit. */
export function announcement(state) {
  const { decision, issues } = state;
  if (!decision) return freshness(state);
  const parts = [capital(decision.outcome), count(decision.reasons.length, "reason")];
  if (decision.needs.length) parts.push(count(decision.needs.length, "needed fact"));
  if (issues.length) parts.push(count(issues.length, "issue"));
  return `${parts.join(", ")}. ${state.stale.length ? freshness(state) : ""}`.trim();
}
