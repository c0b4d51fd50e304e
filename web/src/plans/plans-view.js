import { OUTCOMES } from "../engine/outcomes.js";
import { showReasons } from "../decision/reasons-view.js";
import { byId, count, h } from "../ui/dom.js";
import { differencesOf } from "./differences.js";
import { createFactControls } from "./fact-controls.js";
import { createGrid } from "./grid.js";
import { showProspects } from "./prospects-view.js";
import { SYMBOLS } from "./symbols.js";

const MOST_DIFFERENCES = 40;

const symbol = (outcome) => h("b", { class: "symbol", "data-outcome": outcome, "aria-hidden": "true" }, SYMBOLS[outcome]);

/** How many pairs have which outcome; it is the legend too. */
function legend({ outcomes }) {
  const counts = OUTCOMES.map((outcome, number) => [outcome, outcomes.filter((other) => other === number).length]);
  return counts.filter(([, pairs]) => pairs > 0).map(([outcome, pairs]) => h("li", {}, symbol(outcome), `${outcome} `, h("span", {}, pairs)));
}

function differenceItem(difference, choose) {
  const { current, requested, before, after } = difference;
  const pair = requested === null ? `${current}, cancelled` : `${current} to ${requested}`;
  return h("li", {}, h("button", { type: "button", onclick: () => choose(difference) }, pair, symbol(before), before, " becomes ", symbol(after), after));
}

function differencesPart(matrix, other, choose) {
  const all = differencesOf(matrix, other);
  const items = all.slice(0, MOST_DIFFERENCES).map((difference) => differenceItem(difference, choose));
  const words = all.length === 0 ? "Both policies decide every pair alike." : `${count(all.length, "pair")} of ${matrix.outcomes.length} decided differently.`;
  return [h("p", { class: "summary" }, words), h("ul", { class: "differences" }, items)];
}

const titleOf = (change) => `${change?.current ?? "?"} to ${change?.cancel ? "no plan" : (change?.requested ?? "?")}`;

/**
 * Every pair of plans at once, with the facts to move.
 * @param {{setFact: Function, choosePair: Function, tryOut: Function}} actions
 */
export function createPlansView({ setFact, choosePair, tryOut }) {
  const showControls = createFactControls(setFact);
  const showGrid = createGrid(byId("matrix"), choosePair);

  function showCell({ change, decision, prospects, other }) {
    byId("cell-title").textContent = titleOf(change);
    showReasons(byId("cell-reasons"), decision);
    showProspects(byId("cell-prospects"), prospects, tryOut);
    byId("cell-other").hidden = !other;
    if (!other) return;
    showReasons(byId("cell-other-reasons"), other.decision);
    showProspects(byId("cell-other-prospects"), other.prospects, tryOut);
  }

  return function show(state) {
    showControls(state);
    const { matrix, other, change } = state;
    byId("matrix-legend").replaceChildren(...(matrix ? legend(matrix) : []));
    const isCompared = Boolean(matrix) && other?.matrix?.outcomes.length === matrix.outcomes.length;
    if (matrix) showGrid(matrix, isCompared ? other.matrix : null, change);
    byId("differences").replaceChildren(...(isCompared ? differencesPart(matrix, other.matrix, choosePair) : []));
    showCell(state);
  };
}
