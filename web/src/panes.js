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

/** The buttons of the panes, and files that are dropped on the page. */
export function connectPanes({ workspace, openFiles, tell, select }) {
  connectFormat(workspace, tell);
  connectCompare(workspace, select);
  connectDrop(openFiles);
}
