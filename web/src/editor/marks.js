/**
 * Issues underlined at their place, with a dot in the gutter and their words under the pointer. `@codemirror/lint` does more
 * than that, panels and actions that this page has elsewhere, and would be its fourth largest part.
 */
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, hoverTooltip } from "@codemirror/view";
import { h } from "../ui/dom.js";

const setIssues = StateEffect.define();

const markOf = (issue) => Decoration.mark({ class: `cm-issue-${issue.severity}`, issue }).range(issue.from, issue.to);

const marks = StateField.define({
  create: () => Decoration.none,
  update(before, { changes, effects }) {
    const set = effects.find((effect) => effect.is(setIssues));
    return set ? Decoration.set(set.value.map(markOf), true) : before.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

class Dot extends GutterMarker {
  constructor(severity) {
    super();
    this.severity = severity;
  }
  eq(other) {
    return other.severity === this.severity;
  }
  toDOM() {
    return h("div", { class: `cm-dot-${this.severity}` });
  }
}

const DOTS = { error: new Dot("error"), warning: new Dot("warning") };

/** One dot for each line that something begins in, of the gravest. */
function dots({ state }) {
  const lines = new Map();
  state.field(marks).between(0, state.doc.length, (from, _to, { spec }) => {
    const line = state.doc.lineAt(from).from;
    if (lines.get(line) !== "error") lines.set(line, spec.issue.severity);
  });
  return RangeSet.of([...lines].map(([line, severity]) => DOTS[severity].range(line)), true);
}

function words({ severity, message, code }) {
  return h("div", { class: `cm-words cm-words-${severity}` }, h("p", {}, message), h("code", {}, code));
}

const hover = hoverTooltip((view, at) => {
  const found = [];
  view.state.field(marks).between(at, at, (_from, _to, { spec }) => { found.push(spec.issue); });
  return found.length > 0 ? { pos: at, create: () => ({ dom: h("div", {}, found.map(words)) }) } : null;
});

export const issueMarks = [marks, gutter({ class: "cm-dots", markers: dots }), hover];

/** Shows these issues and no others. @param {EditorView} view @param {{from: number, to: number}[]} issues */
export function markIssues(view, issues) {
  view.dispatch({ effects: setIssues.of(issues.filter(({ from, to }) => from < to)) });
}
