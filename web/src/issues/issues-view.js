import { DOCUMENTS, titleOf } from "../documents.js";
import { count, h, whenNew } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

function words({ severity, message, code }, place) {
  return [
    icon(severity),
    h("span", { class: "hidden" }, `${severity}: `),
    h("span", { class: "issue-message" }, message),
    h("span", { class: "place" }, place),
    h("code", {}, code),
  ];
}

const fixWords = ({ replacement, from, to }, text) =>
  replacement === null ? "Take it out" : `Write ${replacement} instead of ${text.slice(from, to)}`;

/** What can be done about a finding: see it happen, or do what is suggested. */
function actions({ fix, witness, message }, { editors, onFix, onWitness }) {
  const action = (name, onclick) => h("button", { type: "button", class: "quiet", "aria-label": `${name}: ${message}`, onclick }, name);
  return [
    witness && action("Show me", () => onWitness(witness)),
    fix && action(fixWords(fix, editors[fix.document].text()), () => onFix(fix)),
  ].filter(Boolean);
}

/** An issue of the engine itself has no place in a document to go to. */
function item(issue, page, show) {
  const title = titleOf(issue.document);
  if (!title) return h("li", { class: `issue ${issue.severity}` }, words(issue, "Engine"));
  const place = `${title}, line ${page.editors[issue.document].lineAt(issue.from)}`;
  const attributes = { type: "button", class: `issue ${issue.severity}`, title: issue.path, onclick: () => show(issue) };
  const more = actions(issue, page);
  return h("li", {}, h("button", attributes, words(issue, place)), more.length > 0 && h("p", { class: "issue-actions" }, more));
}

function summary(issues, hidden) {
  if (issues.length === 0) return "None. All documents can be read.";
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const warnings = issues.length - errors;
  const parts = [errors && count(errors, "error"), warnings && count(warnings, "warning"), hidden && `${hidden} more not shown`];
  return `${parts.filter(Boolean).join(", ")}. Choose one to go to its place.`;
}

function showCounts(issues) {
  for (const { id } of DOCUMENTS) {
    const mine = issues.filter(({ document }) => document === id);
    const isError = mine.some(({ severity }) => severity === "error");
    for (const badge of document.querySelectorAll(`#pane-${id} .count, [data-tab="${id}"] .count`)) {
      const [number, noun] = count(mine.length, "issue").split(" ");
      badge.replaceChildren(...(mine.length ? [number, h("span", {}, ` ${noun}`)] : []));
      badge.classList.toggle("error", isError);
    }
  }
}

/** In the order of the panes, and within a document from its top. */
function inReadingOrder(issues) {
  const rank = (issue) => DOCUMENTS.findIndex(({ id }) => id === issue.document);
  return [...issues].sort((one, other) => rank(one) - rank(other) || (one.from ?? 0) - (other.from ?? 0));
}

/** What was found in a text may have come late, when the text is shorter. */
const fits = (length) => ({ to }) => to <= length;

/**
 * Lists the issues, underlines them in the editors, and goes to an issue's place when it is chosen.
 * @param {{list: Element, line: Element, editors: object, onShow: Function, onFix: Function, onWitness: Function}} page
 */
export function createIssuesView(page) {
  const { list, line, editors, onShow } = page;

  function show({ document, from }) {
    onShow(document);
    editors[document].select(from);
  }

  function underline(issues) {
    for (const { id } of DOCUMENTS) {
      const mine = issues.filter(({ document }) => document === id).filter(fits(editors[id].text().length));
      editors[id].mark(mine);
    }
  }

  const render = whenNew((issues, hidden) => {
    line.textContent = summary(issues, hidden);
    list.replaceChildren(...inReadingOrder(issues).map((issue) => item(issue, page, show)));
    underline(issues);
    showCounts(issues);
  });
  return ({ issues, hidden }) => render(issues, hidden);
}
