import { EditorView } from "@codemirror/view";

const UNIT = "  ";
const indentOf = (line) => /^\s*/.exec(line)[0];

/** A new line as deep as the one before, deeper after a bracket that opens; the one that closes it goes to a line of its own. */
export function newLine({ state, dispatch }) {
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  const before = line.text.slice(0, from - line.from);
  const isDeeper = /[[{]\s*$/.test(before);
  const insert = `\n${indentOf(before)}${isDeeper ? UNIT : ""}`;
  const isClosed = isDeeper && /^[\]}]/.test(state.sliceDoc(to, to + 1));
  const rest = isClosed ? `\n${indentOf(before)}` : "";
  dispatch({ changes: { from, to, insert: insert + rest }, selection: { anchor: from + insert.length }, scrollIntoView: true, userEvent: "input" });
  return true;
}

/** A closing bracket that is the first of its line is less deep than what it closes. */
export const closingBracket = EditorView.inputHandler.of((view, from, to, text) => {
  const line = view.state.doc.lineAt(from);
  const before = line.text.slice(0, from - line.from);
  if (!/^[\]}]$/.test(text) || from !== to || before.trim() !== "" || !before.endsWith(UNIT)) return false;
  view.dispatch({ changes: { from: from - UNIT.length, to, insert: text }, selection: { anchor: from - UNIT.length + 1 }, userEvent: "input.type" });
  return true;
});
