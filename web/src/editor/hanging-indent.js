import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

function decorate(view) {
  const lines = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const indent = Math.min(line.text.search(/\S|$/) + 2, 16);
      const style = `text-indent:-${indent}ch;padding-left:calc(4px + ${indent}ch)`;
      lines.push(Decoration.line({ attributes: { style } }).range(line.from));
      at = line.to + 1;
    }
  }
  return Decoration.set(lines, true);
}

/** Wraps long lines under their own indentation, so that the shape of the document stays visible in a narrow pane. */
export const hangingIndent = [
  EditorView.lineWrapping,
  ViewPlugin.define(
    (view) => ({
      marks: decorate(view),
      update(change) {
        if (change.docChanged || change.viewportChanged) this.marks = decorate(change.view);
      },
    }),
    { decorations: (plugin) => plugin.marks },
  ),
];
