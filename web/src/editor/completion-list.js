/**
 * A list of completions at the cursor. `@codemirror/autocomplete` has sources that take their time, snippets and fuzzy matching, which this page
 * does not need, and would be its third largest part; what it shows of an option covers the list on a phone.
 */
import { Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip } from "@codemirror/view";
import { matching } from "./completion-match.js";
import { LIST_ID, createCompletionView, optionId } from "./completion-view.js";

/** More would be a list nobody reads. */
const MOST = 100;
const PAGE = 8;

const setOpen = StateEffect.define();

/** What a source is asked with. */
function contextOf(state, explicit) {
  const pos = state.selection.main.head;
  function matchBefore(pattern) {
    const line = state.doc.lineAt(pos);
    const found = pattern.exec(line.text.slice(0, pos - line.from));
    return found && { from: line.from + found.index, text: found[0] };
  }
  return { state, pos, explicit, matchBefore };
}

function query(source, state, explicit) {
  const context = contextOf(state, explicit);
  const answer = source(context);
  if (!answer) return null;
  const typed = state.sliceDoc(answer.from, context.pos);
  const options = matching(answer.options, typed).slice(0, MOST);
  return options.length === 0 ? null : { from: answer.from, to: context.pos, length: typed.length, options, selected: 0 };
}

function attributesOf(open) {
  const shown = open && { "aria-controls": LIST_ID, "aria-activedescendant": optionId(open.selected) };
  return { "aria-autocomplete": "list", "aria-haspopup": "listbox", ...shown };
}

function choose(view, { from, to, options }, index) {
  const option = options[index];
  if (option.apply) return option.apply(view, option, from, to);
  return view.dispatch({ changes: { from, to, insert: option.label }, selection: { anchor: from + option.label.length }, userEvent: "input.complete" });
}

const within = (value, length) => Math.max(0, Math.min(length - 1, value));

/** Round and round by single steps, and to the ends by pages. */
function moved({ selected, options: { length } }, by) {
  return Math.abs(by) === 1 ? (selected + by + length) % length : within(selected + by, length);
}

/**
 * Opens a list while one types, and with Ctrl+Space.
 * @param {(context: object) => {from: number, options: object[]} | null} source options with `label`, and where wanted `displayLabel`, `detail`, `info`
 *   and `apply(view, option, from, to)`
 */
export function completionList(source) {
  const field = StateField.define({
    create: () => null,
    update(open, transaction) {
      const set = transaction.effects.find((effect) => effect.is(setOpen));
      if (set) return set.value;
      if (!transaction.docChanged) return transaction.selection ? null : open;
      const goesOn = transaction.isUserEvent("input.type") || (open && transaction.isUserEvent("delete"));
      return goesOn ? query(source, transaction.state, false) : null;
    },
    provide: (self) => [
      showTooltip.from(self, (open) => open && { pos: open.from, create }),
      EditorView.contentAttributes.from(self, attributesOf),
    ],
  });

  function create(view) {
    const { dom, show } = createCompletionView((index) => choose(view, view.state.field(field), index));
    let shown = view.state.field(field);
    show(shown);
    return {
      dom,
      update({ state }) {
        const open = state.field(field);
        if (open && open !== shown) show(open);
        shown = open;
      },
    };
  }

  const open = (view, value) => { view.dispatch({ effects: setOpen.of(value) }); };
  /** A key that does something only while the list is open. */
  const whileOpen = (key, run) => ({ key, run: (view) => {
    const now = view.state.field(field);
    if (now) run(view, now);
    return now !== null;
  } });
  const move = (key, by) => whileOpen(key, (view, now) => open(view, { ...now, selected: moved(now, by) }));
  const begin = (view) => { open(view, query(source, view.state, true)); return true; };

  const keys = [
    { key: "Ctrl-Space", run: begin },
    { mac: "Alt-i", run: begin },
    move("ArrowDown", 1), move("ArrowUp", -1), move("PageDown", PAGE), move("PageUp", -PAGE),
    whileOpen("Enter", (view, now) => choose(view, now, now.selected)),
    whileOpen("Escape", (view) => open(view, null)),
  ];
  const leave = EditorView.domEventHandlers({ blur: (_event, view) => { if (view.state.field(field)) open(view, null); } });
  return [field, Prec.highest(keymap.of(keys)), leave];
}
