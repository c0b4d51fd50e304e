import { createGate } from "./plangate/browser.js";

const read = async (name) => (await fetch(`../${name}.json`)).json();
const [policy, catalog] = await Promise.all(["policy", "catalog"].map(read));
const gate = await createGate({ policy, catalog });

const form = document.querySelector("form");
const place = (id) => document.getElementById(id);

for (const name of ["current", "requested"]) {
  const options = Object.entries(catalog.plans).map(([code, plan]) => new Option(plan.name, code));
  form.elements[name].append(...options);
}
form.elements.current.value = "professional";

/** An empty field is unknown, not zero. */
function countOf(name) {
  const { value } = form.elements[name];
  return value === "" ? undefined : Number(value);
}

function show() {
  const usage = { seats: countOf("seats"), projects: countOf("projects") };
  const subscription = { unpaidInvoices: 0, committedUntil: null };
  const change = { current: form.elements.current.value, requested: form.elements.requested.value };
  const { outcome, customer } = gate.decide(change, { usage, subscription, now: new Date() });
  place("outcome").textContent = outcome;
  place("headline").textContent = customer.headline;
  place("list").replaceChildren(...customer.list.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
}

form.addEventListener("input", show);
show();
