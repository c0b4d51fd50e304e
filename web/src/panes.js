import { byId } from "./ui/dom.js";

function connectFormat({ editors }, tell) {
  for (const button of document.querySelectorAll("[data-format]")) {
    const { format } = button.dataset;
    button.addEventListener("click", () => editors[format].format() || tell("This is not JSON yet, so it cannot be formatted.", "warning"));
  }
}

function connectCompare(workspace, select) {
  byId("compare").addEventListener("click", () => {
    const { policy } = workspace.documents();
    workspace.open({ candidate: workspace.isComparing() ? undefined : policy });
    select(workspace.isComparing() ? "candidate" : "policy");
  });
}

function connectDrop(openFiles) {
  addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    openFiles(event.dataTransfer.files);
  });
}

const HISTORY = { historyUndo: "undo", historyRedo: "redo" };

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, with Cmd on a Mac. */
function stepOf({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  return { z: shiftKey ? "redo" : "undo", y: "redo" }[key.toLowerCase()];
}

/** One undo for all documents, by keys and by what else a browser has for it; the editors have none of their own. */
function connectUndo(workspace) {
  function take(event, step) {
    if (!step || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    workspace[step]();
  }
  addEventListener("keydown", (event) => take(event, stepOf(event)));
  addEventListener("beforeinput", (event) => take(event, HISTORY[event.inputType]));
}

/** The buttons of the panes, the keys of undo, and files that are dropped on the page. */
export function connectPanes({ workspace, openFiles, tell, select }) {
  connectFormat(workspace, tell);
  connectCompare(workspace, select);
  connectDrop(openFiles);
  connectUndo(workspace);
}
