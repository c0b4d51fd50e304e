import { byId, h } from "../ui/dom.js";
import { createFactControl } from "./fact-control.js";
import { dayRange, valueOf } from "./fact-values.js";

/** More would be a form nobody reads; the rest is moved in the document. */
const MOST = 24;

/**
 * A slider or a choice for each fact that has one.
 * @param {(fact: string, value: unknown) => void} set
 */
export function createFactControls(set) {
  const box = byId("fact-controls");
  let key = "";
  let shown = [];

  function make(controls, given) {
    const range = dayRange(controls, given);
    shown = controls.map((control, index) => ({
      fact: control.fact,
      ...createFactControl(control, index, range, (value) => set(control.fact, value)),
    }));
    box.replaceChildren(...shown.map(({ row }) => row));
    if (shown.length === 0) box.append(h("p", { class: "empty" }, "This policy reads no number or date that could be moved."));
  }

  /** @param {{controls?: object[], change: unknown, facts: unknown}} state */
  return function show({ controls = [], change, facts }) {
    const some = controls.slice(0, MOST);
    const now = JSON.stringify(some);
    if (now !== key) make(some, { change, facts });
    key = now;
    for (const { fact, show: showValue } of shown) showValue(valueOf({ change, facts }, fact));
  };
}
