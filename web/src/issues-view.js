import { count, h } from "./dom.js";
import { DOCUMENTS } from "./editors.js";
import { icon } from "./icons.js";

const titleOf = (document) => DOCUMENTS.find(({ id }) => id === document)?.title;

function words({ severity, message, code }, place) {
  return [
    icon(severity),
    h("span", { class: "hidden" }, `${severity}: `),
    h("span", { class: "issue-message" }, message),
    h("span", { class: "place" }, place),
    h("code", {}, code),
  ];
}

/** An issue of the engine itself has no place in a document to go to. */
function item(issue, editors, show) {
  const title = titleOf(issue.document);
  if (!title) return h("li", { class: `issue ${issue.severity}` }, words(issue, "Engine"));
  const place = `${title}, line ${editors[issue.document].lineOf(issue)}`;
  const attributes = { type: "button", class: `issue ${issue.severity}`, title: issue.path, onclick: () => show(issue) };
  return h("li", {}, h("button", attributes, words(issue, place)));
}

function summary(issues) {
  if (issues.length === 0) return "None. All four documents can be read.";
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const warnings = issues.length - errors;
  const parts = [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean);
  return `${parts.join(", ")}. Choose one to go to its place.`;
}

function showCounts(issues) {
  DOCUMENTS.forEach(({ id }, index) => {
    const mine = issues.filter(({ document }) => document === id);
    const isError = mine.some(({ severity }) => severity === "error");
    const tab = document.querySelectorAll("#tabs .count")[index];
    for (const badge of [document.querySelector(`#pane-${id} .count`), tab]) {
      const [number, noun] = count(mine.length, "issue").split(" ");
      badge.replaceChildren(...(mine.length ? [number, h("span", {}, ` ${noun}`)] : []));
      badge.classList.toggle("error", isError);
    }
  });
}

/** In the order of the panes, and within a document from its top. */
function inReadingOrder(issues, editors) {
  const rank = ({ document }) => (editors[document] ? DOCUMENTS.findIndex(({ id }) => id === document) : -1);
  const start = (issue) => editors[issue.document]?.startOf(issue) ?? 0;
  return [...issues].sort((one, other) => rank(one) - rank(other) || start(one) - start(other));
}

/** Lists the issues, underlines them in the editors, and goes to an issue's place when it is chosen. */
export function createIssuesView({ list, line, editors, onShow }) {
  function show(issue) {
    onShow(issue.document);
    editors[issue.document].show(issue);
  }
  return function render(issues) {
    line.textContent = summary(issues);
    list.replaceChildren(...inReadingOrder(issues, editors).map((issue) => item(issue, editors, show)));
    for (const { id } of DOCUMENTS) editors[id].setIssues(issues.filter(({ document }) => document === id));
    showCounts(issues);
  };
}
