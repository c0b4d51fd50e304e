import { download } from "./files/download.js";
import { openExport } from "./files/export-dialog.js";
import { openGallery } from "./files/gallery-dialog.js";
import { openShare } from "./files/share-dialog.js";
import { byId, h } from "./ui/dom.js";
import { icon } from "./ui/icons.js";

function tool({ name, symbol, title, run }) {
  return h("button", { type: "button", class: "button", title, onclick: run, "aria-label": name }, icon(symbol), h("span", { "aria-hidden": "true" }, name));
}

function pickFiles(openFiles) {
  const input = h("input", { type: "file", multiple: true, accept: ".json,application/json" });
  input.addEventListener("change", () => openFiles(input.files));
  input.click();
}

/**
 * What can be done with the documents as a whole.
 * @param {{open: Function, openFiles: Function, state: () => object, latest: () => object, workspace: object}} page `latest`: what
 *   the views show
 * @returns {(can: {undo: boolean, redo: boolean}) => void} what is to be called when undo and redo change
 */
export function createToolbar({ open, openFiles, state, latest, workspace }) {
  const save = () => download("plangate-playground.json", `${JSON.stringify(state(), null, 2)}\n`);
  const undo = tool({ name: "Undo", symbol: "undo", title: "Undo, in all documents", run: () => workspace().undo() });
  const redo = tool({ name: "Redo", symbol: "redo", title: "Redo", run: () => workspace().redo() });
  byId("tools").append(
    tool({ name: "Examples", symbol: "gallery", title: "Examples to begin with", run: () => openGallery(open) }),
    tool({ name: "Open", symbol: "open", title: "Open files: a policy, a catalogue, an event, a plan update, or all at once", run: () => pickFiles(openFiles) }),
    tool({ name: "Save", symbol: "save", title: "Save everything as one file", run: save }),
    tool({ name: "Share", symbol: "share", title: "A link that holds everything", run: () => openShare(state()) }),
    tool({ name: "Export", symbol: "export", title: "Files for your project", run: () => openExport(workspace().documents(), latest()) }),
    undo,
    redo,
  );
  return (can) => {
    undo.disabled = !can.undo;
    redo.disabled = !can.redo;
  };
}
