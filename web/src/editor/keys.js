/** The keys of an editor. The sets that come with CodeMirror hold twice as many, for languages and habits that are not met here. */
import {
  copyLineDown, copyLineUp, cursorCharLeft, cursorCharRight, cursorDocEnd, cursorDocStart, cursorGroupLeft, cursorGroupRight, cursorLineBoundaryBackward,
  cursorLineBoundaryForward, cursorLineDown, cursorLineUp, cursorPageDown, cursorPageUp, deleteCharBackward, deleteCharForward, deleteGroupBackward,
  deleteGroupForward, deleteLine, deleteLineBoundaryBackward, moveLineDown, moveLineUp, selectAll, selectCharLeft, selectCharRight, selectDocEnd,
  selectDocStart, selectGroupLeft, selectGroupRight, selectLineBoundaryBackward, selectLineBoundaryForward, selectLineDown, selectLineUp, selectPageDown,
  selectPageUp,
} from "@codemirror/commands";
import { newLine } from "./indent.js";

/** `[key, move, the same with Shift, key on a Mac where it is another]` */
const MOVES = [
  ["ArrowLeft", cursorCharLeft, selectCharLeft],
  ["ArrowRight", cursorCharRight, selectCharRight],
  ["ArrowUp", cursorLineUp, selectLineUp],
  ["ArrowDown", cursorLineDown, selectLineDown],
  ["Mod-ArrowLeft", cursorGroupLeft, selectGroupLeft, "Alt-ArrowLeft"],
  ["Mod-ArrowRight", cursorGroupRight, selectGroupRight, "Alt-ArrowRight"],
  ["PageUp", cursorPageUp, selectPageUp],
  ["PageDown", cursorPageDown, selectPageDown],
  ["Home", cursorLineBoundaryBackward, selectLineBoundaryBackward, "Cmd-ArrowLeft"],
  ["End", cursorLineBoundaryForward, selectLineBoundaryForward, "Cmd-ArrowRight"],
  ["Mod-Home", cursorDocStart, selectDocStart, "Cmd-ArrowUp"],
  ["Mod-End", cursorDocEnd, selectDocEnd, "Cmd-ArrowDown"],
];

const EDITS = [
  ["Enter", newLine],
  ["Shift-Enter", newLine],
  ["Backspace", deleteCharBackward],
  ["Shift-Backspace", deleteCharBackward],
  ["Delete", deleteCharForward],
  ["Mod-Backspace", deleteGroupBackward, "Alt-Backspace"],
  ["Mod-Delete", deleteGroupForward, "Alt-Delete"],
  ["Mod-a", selectAll],
  ["Alt-ArrowUp", moveLineUp],
  ["Alt-ArrowDown", moveLineDown],
  ["Shift-Alt-ArrowUp", copyLineUp],
  ["Shift-Alt-ArrowDown", copyLineDown],
  ["Shift-Mod-k", deleteLine],
];

export const KEYS = [
  ...MOVES.map(([key, run, shift, mac]) => ({ key, run, shift, mac, preventDefault: true })),
  ...EDITS.map(([key, run, mac]) => ({ key, run, mac, preventDefault: true })),
  { mac: "Cmd-Backspace", run: deleteLineBoundaryBackward, preventDefault: true },
];
