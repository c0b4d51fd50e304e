import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { DOCUMENTS } from "../documents.js";
import { coloursOf } from "./colours.js";
import { completion } from "./complete.js";
import { formatted, readable } from "./format.js";
import { hangingIndent } from "./hanging-indent.js";
import { hoverDocumentation } from "./hover.js";
import { closingBracket } from "./indent.js";
import { KEYS } from "./keys.js";
import { issueMarks, markIssues } from "./marks.js";
import { editorTheme } from "./theme.js";

/** Whether a paste was dealt with, so that the editor does nothing more about it. */
function pasted(event, view, onPaste) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const isTaken = onPaste(text);
  const shaped = readable(text);
  if (!isTaken && shaped === text) return false;
  event.preventDefault();
  if (!isTaken) view.dispatch(view.state.replaceSelection(shaped), { userEvent: "input.paste", scrollIntoView: true });
  return true;
}

/** A browser that types over several lines itself carries their styles over as inline ones, which the page's security policy refuses. */
function typedOver(event, view) {
  if (event.inputType !== "insertText" || event.isComposing || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data ?? ""), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

const isPaste = (transaction) => transaction.isUserEvent("input.paste");

function extensions({ id, title }, { onEdit, onPaste, vocabulary }, format) {
  return [
    lineNumbers(),
    issueMarks,
    highlightActiveLine(),
    keymap.of([{ key: "Shift-Alt-f", run: format }, ...KEYS]),
    closingBracket,
    coloursOf(id),
    completion(id, vocabulary),
    hoverDocumentation(id, vocabulary),
    editorTheme,
    hangingIndent,
    EditorView.contentAttributes.of({ "aria-label": `${title}, a JSON document`, tabindex: "0" }),
    EditorView.updateListener.of((update) => update.docChanged && onEdit(update.transactions.some(isPaste))),
    EditorView.domEventHandlers({ paste: (event, view) => pasted(event, view, onPaste), beforeinput: typedOver }),
  ];
}

/** The least change that makes one text of another, so that the cursor and what is scrolled to stay where they can. */
function difference(before, after) {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

/**
 * One editor. It lives in a shadow root because there CodeMirror adds its styles as a constructed style sheet, which
 * the page's content security policy allows; in the document it would need 'unsafe-inline'.
 */
function createEditor(document_, host, options) {
  const root = host.attachShadow({ mode: "open" });
  let known = { doc: null, text: "" };

  function text() {
    const { doc } = view.state;
    if (known.doc !== doc) known = { doc, text: doc.toString() };
    return known.text;
  }

  /** @param {"top" | "change"} [place] where the cursor goes, and what is scrolled to; by default nothing moves */
  function setText(given, place) {
    const after = given.replace(/\r\n?/g, "\n");
    if (after === text()) return;
    const changes = difference(text(), after);
    const anchor = place === "top" ? 0 : changes.from + changes.insert.length;
    view.dispatch({ changes, ...(place && { selection: { anchor }, scrollIntoView: true }) });
  }

  function format() {
    const after = formatted(text());
    if (after !== null) setText(after);
    return after !== null;
  }

  const view = new EditorView({ parent: root, root, extensions: extensions(document_, options, format) });
  return {
    text,
    setText,
    format,
    lineAt: (at) => view.state.doc.lineAt(Math.min(at, view.state.doc.length)).number,
    mark: (issues) => markIssues(view, issues),
    select(anchor, head = anchor) {
      view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
  };
}

/**
 * The editors by document. `onEdit(isPaste)` is called after every change of a text; `onPaste(text)` answers whether it has put a
 * pasted text somewhere else.
 */
export function createEditors(options) {
  const editors = DOCUMENTS.map((document_) => {
    const host = document.querySelector(`#pane-${document_.id} .editor`);
    return [document_.id, createEditor(document_, host, options)];
  });
  return Object.fromEntries(editors);
}
