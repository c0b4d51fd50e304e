import { h } from "../ui/dom.js";
import { dayOf, onDay } from "./fact-values.js";

const shownNumber = (value) => String(Math.round(value * 1e6) / 1e6);

/** A slider. `read` makes a value of a fact of what it stands at, and `write` the reverse. */
function slider(id, { min, max, step, marks = [] }, { read, write, set }) {
  const list = marks.length > 0 && h("datalist", { id: `${id}-marks` }, marks.map((mark) => h("option", { value: String(mark) })));
  const input = h("input", { type: "range", id, min: String(min), max: String(max), step: String(step), list: list && list.id });
  input.addEventListener("input", () => set(read(input.valueAsNumber)));
  return {
    parts: [input, list],
    show(value) {
      const at = write(value);
      // A value outside the bounds widens them, or it would be changed by being shown.
      if (at > Number(input.max)) input.max = String(at);
      if (at < Number(input.min)) input.min = String(at);
      if (!Number.isNaN(at) && input.valueAsNumber !== at) input.value = String(at);
    },
  };
}

function choice(id, values, { set }) {
  const input = h("select", { id }, values.map((value) => h("option", { value: String(value) }, String(value))));
  input.selectedIndex = -1;
  input.addEventListener("change", () => set(values[input.selectedIndex]));
  return { parts: [input], show: (value) => { input.selectedIndex = values.indexOf(value); } };
}

const NUMBER = { read: (at) => at, write: (value) => (typeof value === "number" ? value : NaN), words: shownNumber };
const BOOLS = [true, false];

function inputOf(id, control, range, set, latest) {
  if (control.type === "timestamp") {
    return slider(id, { ...range, step: 1 }, { read: (day) => onDay(latest(), day), write: dayOf, set });
  }
  if (control.min !== undefined) return slider(id, control, { ...NUMBER, set });
  return choice(id, control.values ?? BOOLS, { set });
}

function words(control, value) {
  if (value === undefined) return "unknown";
  if (value === null) return "none";
  if (control.type === "timestamp") return String(value).slice(0, 10);
  return control.min !== undefined ? (typeof value === "number" ? shownNumber(value) : "not a number") : "";
}

const stateButton = (text, title, set) => h("button", { type: "button", class: "state", title, onclick: set }, text);

/**
 * One fact that can be moved by hand, be made unknown, and where the policy allows it be made absent.
 * @param {(value: unknown) => void} set
 */
export function createFactControl(control, index, range, set) {
  const id = `fact-${index}`;
  let now;
  const input = inputOf(id, control, range, set, () => now);
  const output = h("output", { for: id });
  const unknown = stateButton("unknown", `${control.fact} is not known`, () => set(undefined));
  const none = control.optional ? stateButton("none", `${control.fact} is known to be absent`, () => set(null)) : null;
  const row = h("div", { class: "fact" }, h("label", { for: id }, control.fact), input.parts, output, h("span", { class: "states" }, none, unknown));

  function show(value) {
    now = value;
    input.show(value);
    output.textContent = words(control, value);
    row.classList.toggle("unset", value === undefined || value === null);
    unknown.setAttribute("aria-pressed", String(value === undefined));
    none?.setAttribute("aria-pressed", String(value === null));
  }
  return { row, show };
}
