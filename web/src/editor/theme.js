import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// Colours are the page's custom properties, which reach into the shadow root: a change of theme needs nothing here.
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--code-name)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: tags.atom, color: "var(--code-number)" },
  { tag: tags.keyword, color: "var(--code-call)" },
  { tag: tags.function(tags.variableName), color: "var(--code-call)" },
  { tag: tags.variableName, color: "var(--code-variable)" },
  { tag: tags.special(tags.string), color: "var(--code-number)" },
  { tag: [tags.punctuation, tags.operator], color: "var(--muted)" },
  { tag: tags.brace, color: "var(--code-call)", fontWeight: "bold" },
]);

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

const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "12.5px", color: "var(--text)" },
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
  "&.cm-focused .cm-matchingBracket": { background: "var(--selection)" },
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
  ".cm-tooltip.cm-tooltip-autocomplete": { overflow: "visible" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "14em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 8px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent-soft)", color: "var(--text)" },
  ".cm-completionMatchedText": { textDecoration: "none", color: "var(--accent)", fontWeight: "bold" },
  ".cm-completionInfo": { padding: "6px 10px", whiteSpace: "pre-wrap", fontSize: "13px" },
});

export const editorTheme = [theme, syntaxHighlighting(colours)];
