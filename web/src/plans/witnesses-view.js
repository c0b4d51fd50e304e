import { h } from "../ui/dom.js";
import { leavesOf } from "./fact-values.js";
import { pairWords } from "./pair.js";
import { symbol } from "./symbols.js";

const NAMES = { outcome: "outcome", effectiveAt: "date", reasons: "reasons", customer: "text for the customer", warnings: "warnings" };

/** Those that the decisions rest on; where they rest on none, all. */
function factsText({ facts, read }) {
  const all = leavesOf(facts);
  const some = all.filter(([fact]) => read.includes(fact));
  return (some.length > 0 ? some : all).map(([fact, value]) => `${fact} = ${JSON.stringify(value)}`).join(", ");
}

const decided = (policy, outcome, words) =>
  h("p", {}, symbol(outcome), h("span", {}, h("b", {}, `${policy}: ${outcome}. `), words.slice(0, 2).join(" ")));

function item(difference, tryWitness) {
  const { change, from, to, parts, before, after } = difference;
  const facts = factsText(difference);
  const show = h("button", { type: "button", class: "quiet", "aria-label": `Show me ${pairWords(change)}, ${from} and then ${to}`, onclick: () => tryWitness(difference) }, "Show me");
  const other = from === to && h("p", { class: "remark" }, `Another ${parts.map((part) => NAMES[part]).join(", ")}.`);
  return h("li", {}, decided("Policy", from, before), decided("Other policy", to, after), other, h("p", {}, "With ", h("code", {}, facts || "any facts"), " ", show));
}

/**
 * Facts with which two policies decide one pair differently, with what both say.
 * @param {object[]} differences of the pair
 */
export function showWitnesses(box, differences, tryWitness) {
  box.hidden = differences.length === 0;
  const items = differences.map((difference) => item(difference, tryWitness));
  box.replaceChildren(h("h3", {}, "Where the two policies differ"), h("ul", { class: "witnesses" }, items));
}
