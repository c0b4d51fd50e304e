import { DOCUMENTS } from "./documents.js";
import { createEditors } from "./editor/editors.js";
import { edited, mended } from "./editor/json-edit.js";
import { createVocabulary } from "./editor/vocabulary.js";
import { createHistory } from "./files/history.js";

/**
 * The documents on the screen, in their editors, with undo. The candidate is one of them only while two policies are
 * compared.
 * @param {{onEdit: (now: boolean) => void, onPaste: (text: string) => boolean, onHistory: (can: object) => void}} events
 *   `now`: the edit was made at once, and not letter by letter
 */
export function createWorkspace({ onEdit, onPaste, onHistory }) {
  let comparing = false;
  let busy = false;

  /** A paste is an edit of its own, and what is typed is one as long as there is no pause. */
  const typed = (isPaste) => {
    if (busy) return;
    history.note(documents(), isPaste);
    onEdit(false);
  };
  const vocabulary = createVocabulary((id) => editors[id].text());
  const editors = createEditors({ onEdit: typed, onPaste, vocabulary });
  const history = createHistory((texts) => restore(texts, "change"), onHistory);

  function documents() {
    const texts = DOCUMENTS.map(({ id }) => [id, editors[id].text()]);
    return { ...Object.fromEntries(texts), candidate: comparing ? editors.candidate.text() : undefined };
  }

  /** What several editors do at once is one edit. Each shows that place of what is new. */
  function restore(texts, place) {
    busy = true;
    comparing = texts.candidate !== undefined;
    document.documentElement.toggleAttribute("data-comparing", comparing);
    for (const { id } of DOCUMENTS) editors[id].setText(texts[id] ?? "", place);
    busy = false;
    onEdit(true);
  }

  /**
   * @param {Record<string, string | undefined>} texts those that change; a candidate that is undefined ends comparing
   * @param {"top" | "change"} [place] what is shown of them
   */
  function open(texts, place = "top") {
    history.note(documents(), true);
    restore({ ...documents(), ...texts }, place);
    history.note(documents(), true);
  }

  /** The first texts, which nothing is before. */
  function start(texts) {
    restore(texts);
    history.note(documents(), true);
  }

  function setText(id, text) {
    busy = true;
    editors[id].setText(text);
    busy = false;
    history.note(documents());
    onEdit(true);
  }

  /** Sets values in a document and leaves the rest of its text alone. @param {[string[], unknown][]} settings */
  const setAll = (id, settings) => setText(id, edited(editors[id].text(), settings));

  /** Does what a finding suggests, where it was found. */
  const mend = (fix) => setText(fix.document, mended(editors[fix.document].text(), fix));

  const set = (id, path, value) => setAll(id, [[path, value]]);

  return { editors, vocabulary, documents, start, open, set, setAll, mend, undo: history.undo, redo: history.redo, isComparing: () => comparing };
}
