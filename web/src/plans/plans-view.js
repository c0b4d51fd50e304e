import { OUTCOMES } from "../engine/outcomes.js";
import { showReasons } from "../decision/reasons-view.js";
import { byId, h, whenNew } from "../ui/dom.js";
import { showDifferences } from "./differences-view.js";
import { createFactControls } from "./fact-controls.js";
import { createGrid } from "./grid.js";
import { pairOf } from "./pair.js";
import { showProspects } from "./prospects-view.js";
import { symbol } from "./symbols.js";
import { showWitnesses } from "./witnesses-view.js";

/** How many pairs have which outcome; it is the legend too. */
function countsOf({ outcomes }) {
  const counts = OUTCOMES.map((outcome, number) => [outcome, outcomes.filter((other) => other === number).length]);
  return counts.filter(([, pairs]) => pairs > 0);
}

const legendItem = ([outcome, pairs]) => h("li", {}, symbol(outcome), `${outcome} `, h("span", {}, pairs));

const titleOf = (change) => `${change?.current ?? "?"} to ${change?.cancel ? "no plan" : (change?.requested ?? "?")}`;

/** By pair the gravest. */
const byPair = (changes) => new Map(changes.toReversed().map((found) => [pairOf(found.change), found]));

/** The pair that is asked for, whatever else a change holds. */
const askedFor = (change) => pairOf({ current: change?.current, requested: change?.cancel ? null : change?.requested });

/**
 * Every pair of plans at once, with the facts to move.
 * @param {object} actions
 */
export function createPlansView(actions) {
  const showControls = createFactControls(actions.setFact);
  const showGrid = createGrid(byId("matrix"), actions.choosePair);
  const showLegend = whenNew((counts) => byId("matrix-legend").replaceChildren(...counts.map(legendItem)));
  const showPair = whenNew((witnesses) => showWitnesses(byId("cell-witnesses"), witnesses, actions.tryWitness));
  const [showOwn, showOther] = ["cell", "cell-other"].map((id) => [
    whenNew((decision) => showReasons(byId(`${id}-reasons`), decision)),
    whenNew((prospects) => showProspects(byId(`${id}-prospects`), prospects, actions)),
  ]);

  function showDecided([showWhy, showWhat], { decision, prospects }) {
    showWhy(decision && { reasons: decision.reasons });
    showWhat(prospects);
  }

  function showCell({ change, other, ...own }, differing) {
    byId("cell-title").textContent = titleOf(change);
    showPair(differing.filter((found) => pairOf(found.change) === askedFor(change)));
    showDecided(showOwn, own);
    byId("cell-other").hidden = !other;
    if (other) showDecided(showOther, other);
  }

  return function show(state) {
    showControls(state);
    const { matrix, other, change } = state;
    const differing = (other && state.differences?.changes) || [];
    showLegend(matrix ? countsOf(matrix) : []);
    const isCompared = Boolean(matrix) && other?.matrix?.outcomes.length === matrix.outcomes.length;
    if (matrix) showGrid(matrix, isCompared ? other.matrix : null, change, byPair(differing));
    byId("differences").hidden = !isCompared;
    if (isCompared) showDifferences(byId("differences"), state, actions);
    showCell(state, differing);
  };
}
