import { count, h } from "../ui/dom.js";
import { differencesOf } from "./differences.js";
import { pairOf, pairWords } from "./pair.js";
import { symbol } from "./symbols.js";

const MOST = 40;

const becomes = (from, to) =>
  h("span", { class: "becomes" }, symbol(from), from, from === to ? " in other words or on another date" : [" becomes ", symbol(to), to]);

const item = (pair, from, to, onclick) => h("li", {}, h("button", { type: "button", onclick }, h("span", {}, pairWords(pair)), becomes(from, to)));

function list(items) {
  const rest = items.length - MOST;
  return [h("ul", { class: "differences" }, items.slice(0, MOST)), rest > 0 && h("p", { class: "empty" }, `and ${rest} more`)];
}

function withTheseFacts(here, matrix, choosePair) {
  const words = here.length === 0 ? "Both policies decide every pair alike" : `${count(here.length, "pair")} of ${matrix.outcomes.length} decided differently`;
  const items = here.map((pair) => item(pair, pair.before, pair.after, () => choosePair(pair)));
  return [h("p", { class: "summary" }, `${words} with these facts.`), list(items)];
}

function withOtherFacts(changes, tryWitness) {
  if (changes.length === 0) return h("p", { class: "empty" }, "No other facts make a difference elsewhere.");
  return [h("h3", {}, "With other facts, dashed in the map"), list(changes.map((found) => item(found.change, found.from, found.to, () => tryWitness(found))))];
}

function notShownPart(notShown) {
  const items = notShown.map(({ change, what, rules }) => h("li", {}, `${pairWords(change)}: ${what.join(", ")} `, h("code", {}, rules.join(", "))));
  return notShown.length > 0 && [h("h3", {}, "Possible, not shown"), h("ul", { class: "remarks" }, items.slice(0, MOST)), items.length > MOST && h("p", { class: "empty" }, `and ${items.length - MOST} more`)];
}

function elsewhere(differences, here, tryWitness) {
  if (!differences) return h("p", { class: "empty" }, "Looking for other facts that make a difference …");
  if (differences.fault) return h("p", { class: "remark warning" }, differences.fault);
  const pairs = new Set(here.map(pairOf));
  const { changes, notShown, settings } = differences;
  return [
    withOtherFacts(changes.filter(({ change }) => !pairs.has(pairOf(change))), tryWitness),
    notShownPart(notShown),
    settings.length > 0 && h("p", { class: "remark" }, `Different too: ${settings.join(", ")}.`),
  ];
}

/**
 * What two policies decide differently: with the facts at hand, and with others.
 * @param {{matrix: object, other: object, differences: object | null}} state
 * @param {{choosePair: Function, tryWitness: Function}} actions
 */
export function showDifferences(box, { matrix, other, differences }, { choosePair, tryWitness }) {
  const here = differencesOf(matrix, other.matrix);
  const parts = [withTheseFacts(here, matrix, choosePair), elsewhere(differences, here, tryWitness)];
  box.replaceChildren(...parts.flat(3).filter(Boolean));
}
