/**
 * The colours of a document. They come of the reader that the page's other parts have anyway: CodeMirror's own languages would weigh as
 * much as a fifth of its editor.
 */
import { Prec } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";
import { modeOf } from "./cel.js";
import { readTokens } from "./tokens.js";

/** In a longer text every letter that is typed would take longer than a frame. */
const LONGEST = 300_000;
const NOTHING = { tokens: [], brackets: new Map() };

const KINDS = ["key", "string", "number", "text", "call", "variable", "operator", "brace", "bracket"];
const MARKS = Object.fromEntries(KINDS.map((kind) => [kind, Decoration.mark({ class: `cm-${kind}` })]));

const readDocument = (doc, modeAt) => (doc.length > LONGEST ? NOTHING : readTokens(doc.toString(), modeAt));

/** The bracket beside the cursor and the other one of its pair. */
function pairAt({ brackets }, head) {
  const at = [head - 1, head].find((place) => brackets.has(place));
  return at === undefined ? [] : [at, brackets.get(at)].map((place) => [place, place + 1, "bracket"]);
}

function decorate({ state, visibleRanges }, read) {
  const isSeen = ([from, to]) => visibleRanges.some((range) => from < range.to && to > range.from);
  const all = [...read.tokens, ...pairAt(read, state.selection.main.head)];
  return Decoration.set(all.filter(isSeen).map(([from, to, kind]) => MARKS[kind].range(from, to)), true);
}

/** JSON, with CEL in those of its strings that the document writes in it. */
export function coloursOf(document) {
  const modeAt = document === "policy" || document === "candidate" ? modeOf : () => null;
  function create(view) {
    let read = readDocument(view.state.doc, modeAt);
    return {
      marks: decorate(view, read),
      update(change) {
        if (change.docChanged) read = readDocument(change.state.doc, modeAt);
        if (change.docChanged || change.viewportChanged || change.selectionSet) this.marks = decorate(change.view, read);
      },
    };
  }
  // Within what else marks a text, so that an underline is not cut into pieces.
  return Prec.high(ViewPlugin.define(create, { decorations: (plugin) => plugin.marks }));
}
