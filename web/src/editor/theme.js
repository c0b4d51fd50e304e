import { EditorView } from "@codemirror/view";

// Colours are the page's custom properties, which reach into the shadow root: a change of theme needs nothing here.
const inked = (name) => ({ color: `var(--${name})` });

/** By the kinds of tokens. */
const COLOURS = {
  ".cm-key": inked("code-name"),
  ".cm-string": inked("code-string"),
  ".cm-number, .cm-text": inked("code-number"),
  ".cm-call": inked("code-call"),
  ".cm-variable": inked("code-variable"),
  ".cm-operator": inked("muted"),
  ".cm-brace": { ...inked("code-call"), fontWeight: "bold" },
  "&.cm-focused .cm-bracket": { background: "var(--selection)" },
};

const underline = (colour) => ({
  textDecoration: `underline wavy ${colour} 1.5px`,
  textDecorationSkipInk: "none",
  textUnderlineOffset: "3px",
});

const dot = (colour) => ({
  width: "7px",
  height: "7px",
  margin: "6px 0 0 3px",
  borderRadius: "50%",
  background: colour,
});

export const editorTheme = EditorView.theme({
  ...COLOURS,
  "&": { height: "100%", fontSize: "12.5px", color: "var(--muted)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", overscrollBehavior: "contain" },
  ".cm-content": { padding: "8px 0 16px", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 12px 0 4px" },
  ".cm-gutters": { background: "transparent", color: "var(--faint)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "24px", padding: "0 6px 0 4px" },
  ".cm-dots": { width: "12px" },
  ".cm-activeLine": { background: "transparent" },
  "&.cm-focused .cm-activeLine": { background: "var(--line-focus)" },
  ".cm-content ::selection": { background: "var(--selection)" },
  ".cm-issue-warning": underline("var(--undecided)"),
  ".cm-issue-error": underline("var(--deny)"),
  ".cm-dot-error": dot("var(--deny)"),
  ".cm-dot-warning": dot("var(--undecided)"),
  ".cm-tooltip": {
    background: "var(--surface)",
    color: "var(--text)",
    border: "1px solid var(--line-strong)",
    borderRadius: "8px",
    boxShadow: "var(--shadow)",
    maxWidth: "min(420px, 90vw)",
    overflow: "hidden",
    fontFamily: "var(--sans)",
  },
  ".cm-words": { padding: "8px 12px", borderLeft: "3px solid var(--undecided)", fontSize: "13px" },
  ".cm-words-error": { borderLeftColor: "var(--deny)" },
  ".cm-words p": { margin: "0" },
  ".cm-words code": { color: "var(--muted)", fontSize: "11px", fontFamily: "var(--mono)" },
  ".cm-about": { padding: "6px 10px", fontSize: "13px", lineHeight: "1.45" },
  ".cm-about p": { margin: "0" },
  ".cm-about p + p": { marginTop: "3px", color: "var(--muted)" },
  ".cm-about code, .cm-completionLabel": { fontFamily: "var(--mono)", fontSize: "12px" },
  ".cm-about span, .cm-completionDetail": { color: "var(--muted)", fontStyle: "normal", fontSize: "12px" },
  ".cm-tooltip-autocomplete ul": { position: "relative", fontFamily: "var(--mono)", maxHeight: "14em", margin: "0", padding: "4px 0", overflow: "auto", listStyle: "none" },
  ".cm-tooltip-autocomplete li": { padding: "2px 8px", cursor: "pointer" },
  ".cm-tooltip-autocomplete [aria-selected=true]": { background: "var(--accent-soft)" },
  ".cm-completionMatchedText": { color: "var(--accent)", fontWeight: "bold" },
  ".cm-completionDetail": { marginLeft: "0.5em" },
  ".cm-completionInfo": { margin: "0", padding: "5px 10px", borderTop: "1px solid var(--line)", whiteSpace: "pre-wrap", fontSize: "12.5px", lineHeight: "1.45", color: "var(--muted)" },
});
