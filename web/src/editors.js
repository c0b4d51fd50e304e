import { json } from "@codemirror/lang-json";
import { bracketMatching } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { EditorView, minimalSetup } from "codemirror";
import { editorTheme } from "./editor-theme.js";
import { hangingIndent } from "./hanging-indent.js";
import { locate } from "plangate/locate";

export const DOCUMENTS = [
  { id: "policy", title: "Policy" },
  { id: "catalog", title: "Catalogue" },
  { id: "change", title: "Change" },
  { id: "facts", title: "Facts" },
];

function extensions(title, onEdit) {
  return [
    minimalSetup,
    lineNumbers(),
    lintGutter(),
    highlightActiveLine(),
    bracketMatching(),
    keymap.of(lintKeymap),
    json(),
    editorTheme,
    hangingIndent,
    EditorView.contentAttributes.of({ "aria-label": `${title}, a JSON document`, tabindex: "0" }),
    EditorView.updateListener.of((update) => update.docChanged && onEdit()),
  ];
}

function diagnostic(issue, text) {
  const { code: source, severity, message } = issue;
  return { ...locate(text, issue), severity, source, message };
}

/**
 * One editor. It lives in a shadow root because there CodeMirror adds its styles as a constructed style sheet, which
 * the page's content security policy allows; in the document it would need 'unsafe-inline'.
 */
function createEditor(host, title, onEdit) {
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({ parent: root, root, extensions: extensions(title, onEdit) });
  const text = () => view.state.doc.toString();
  return {
    text,
    setText(insert) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert }, selection: { anchor: 0 } });
    },
    setIssues(issues) {
      const now = text();
      view.dispatch(setDiagnostics(view.state, issues.map((issue) => diagnostic(issue, now))));
    },
    startOf: (issue) => locate(text(), issue).from,
    lineOf(issue) {
      return view.state.doc.lineAt(this.startOf(issue)).number;
    },
    show(issue) {
      const anchor = this.startOf(issue);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
  };
}

/** The four editors by document; `onEdit` is called after every change of a text. */
export function createEditors(onEdit) {
  const editors = DOCUMENTS.map(({ id, title }) => {
    const host = document.querySelector(`#pane-${id} .editor`);
    return [id, createEditor(host, title, onEdit)];
  });
  return Object.fromEntries(editors);
}
