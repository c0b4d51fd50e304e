import { h } from "../ui/dom.js";

/** No plan has an empty code. */
const NONE = { code: "", label: "not stated" };
const CANCEL = { code: "\u0000", label: "no plan: cancel" };

const option = ({ code, label }) => h("option", { value: code }, label);

/** By name, as on the pricing page; by code too where two plans have one name. */
function labelled(plans) {
  const isShared = (name) => plans.filter((plan) => plan.name === name).length > 1;
  return plans.map(({ code, name }) => ({ code, label: isShared(name) ? `${name} (${code})` : name }));
}

/** A plan that the catalogue does not have is shown all the same. */
function fill(select, known, code) {
  const stranger = code === NONE.code ? NONE : { code, label: `${code} (not in the catalogue)` };
  const all = known.some((plan) => plan.code === code) ? known : [...known, stranger];
  const key = JSON.stringify(all);
  if (select.dataset.plans !== key) select.replaceChildren(...all.map(option));
  select.dataset.plans = key;
  select.value = code;
}

const codeOr = (value) => (typeof value === "string" ? value : NONE.code);

/**
 * Two lists of plans for the change that is decided.
 * @param {(settings: [string[], unknown][]) => void} set writes into the change
 */
export function createChangePicker(container, vocabulary, set) {
  const current = h("select", { id: "change-current", onchange: () => set([[["current"], current.value]]) });
  const requested = h("select", { id: "change-requested", onchange: choose });

  function choose() {
    const cancels = requested.value === CANCEL.code;
    set([[["requested"], cancels ? undefined : requested.value], [["cancel"], cancels ? true : undefined]]);
  }

  container.append(h("label", { for: "change-current" }, "From"), current, h("label", { for: "change-requested" }, "to"), requested);
  return function show(change) {
    const plans = labelled(vocabulary.plans());
    fill(current, plans, codeOr(change?.current));
    fill(requested, [...plans, CANCEL], change?.cancel === true ? CANCEL.code : codeOr(change?.requested));
  };
}
