import { OUTCOMES } from "../engine/outcomes.js";
import { h } from "../ui/dom.js";
import { pairOf } from "./pair.js";
import { SYMBOLS } from "./symbols.js";

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -Infinity], End: [0, Infinity] };

/** As many columns have room for their names as they are usually written. */
const ROOMY = 7;

const within = (value, length) => Math.max(0, Math.min(length - 1, value));
const columnName = (requested) => requested ?? "cancel";

const turned = (before, after) => `${SYMBOLS[before]}${SYMBOLS[after]}`;

/** Where two policies decide alike with the facts at hand: whether they do with others too. */
function elsewhere(both, difference) {
  const words = `${both} with both policies`;
  if (!difference) return { outcome: "same", text: "·", words };
  const { from, to } = difference;
  if (from === to) return { outcome: "elsewhere", text: SYMBOLS[both], words: `${words}, in other words or on another date` };
  return { outcome: "elsewhere", text: turned(from, to), words: `${words}; with other facts ${from} becomes ${to}` };
}

/** What a cell says; with another policy only where the two differ. */
function content(before, after, difference) {
  if (after === undefined) return { outcome: before, text: SYMBOLS[before], words: before };
  if (before === after) return elsewhere(before, difference);
  return { outcome: after, text: turned(before, after), words: `${before}, with the other policy ${after}` };
}

/**
 * The map: a row for each current plan, a column for each requested one. Arrow keys move through it.
 * @param {(pair: {current: string, requested: string | null}) => void} onChoose
 */
export function createGrid(table, onChoose) {
  let columns = [];
  let rows = [];
  let cells = [];
  let focus = 0;

  function cellOf(current, requested) {
    const button = h("button", { type: "button", tabindex: "-1" });
    const isSame = current === requested;
    return { button, current, requested, said: "", td: h("td", { role: "gridcell", class: isSame ? "same-plan" : undefined }, button) };
  }

  function rebuild(plans) {
    [rows, columns, focus] = [plans, [...plans, null], 0];
    cells = rows.flatMap((current) => columns.map((requested) => cellOf(current, requested)));
    const heads = columns.map((requested) => h("th", { scope: "col", role: "columnheader" }, h("span", {}, columnName(requested))));
    const line = (current, at) =>
      h("tr", { role: "row" }, h("th", { scope: "row", role: "rowheader" }, current), cells.slice(at * columns.length, (at + 1) * columns.length).map(({ td }) => td));
    const corner = h("td", { role: "presentation" }, h("span", { "aria-hidden": "true" }, "from ↓ to →"));
    table.classList.toggle("roomy", columns.length <= ROOMY);
    table.replaceChildren(h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, corner, heads)), h("tbody", { role: "rowgroup" }, rows.map(line)));
    if (cells[0]) cells[0].button.tabIndex = 0;
  }

  /** Only what differs is touched: most cells of a moving map stay as they are. */
  function say(cell, before, after, difference) {
    const { outcome, text, words } = content(before, after, difference);
    const said = `${cell.current} to ${columnName(cell.requested)}: ${words}`;
    if (said === cell.said) return;
    cell.said = said;
    cell.button.dataset.outcome = outcome;
    cell.button.textContent = text;
    cell.button.setAttribute("aria-label", said);
  }

  function moveTo(index) {
    cells[focus].button.tabIndex = -1;
    focus = index;
    Object.assign(cells[focus].button, { tabIndex: 0 }).focus();
  }

  const indexOf = (target) => cells.findIndex(({ button }) => button === target.closest("button"));

  table.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    const index = indexOf(event.target);
    if (!move || index < 0) return;
    event.preventDefault();
    const row = within(Math.floor(index / columns.length) + move[0], rows.length);
    moveTo(row * columns.length + within((index % columns.length) + move[1], columns.length));
  });
  table.addEventListener("click", ({ target }) => {
    const index = indexOf(target);
    if (index < 0) return;
    moveTo(index);
    onChoose({ current: cells[index].current, requested: cells[index].requested });
  });

  /**
   * @param {object} matrix of the engine
   * @param {object | null} other that of the candidate
   * @param {object} change
   * @param {Map<string, object>} differences of the two policies, by pair
   */
  return function show({ plans, outcomes }, other, change, differences) {
    const isNew = plans.length !== rows.length || plans.some((plan, at) => plan !== rows[at]);
    if (isNew) rebuild(plans);
    cells.forEach((cell, at) => {
      say(cell, OUTCOMES[outcomes[at]], other ? OUTCOMES[other.outcomes[at]] : undefined, differences.get(pairOf(cell)));
      const isChosen = cell.current === change?.current && (cell.requested === null ? change.cancel === true : cell.requested === change.requested && !change.cancel);
      cell.button.classList.toggle("chosen", isChosen);
    });
  };
}
