import catalogFile from "../../examples/catalog.json?raw";
import policyFile from "../../examples/policy.json?raw";
import { h } from "./dom.js";

const [policy, catalog] = [policyFile, catalogFile].map((file) => file.trimEnd());

const text = (value) => JSON.stringify(value, null, 2);

const downgrade = text({ current: "professional", requested: "free" });
const upgrade = text({ current: "professional", requested: "enterprise" });

const facts = text({
  usage: { seats: 12, projects: 40 },
  subscription: { committedUntil: null, unpaidInvoices: 0 },
  now: "2026-11-21T09:00:00Z",
});
const fewFacts = text({
  usage: { seats: 2 },
  subscription: { committedUntil: null, unpaidInvoices: 0 },
  now: "2026-11-21T09:00:00Z",
});

/** Two slips that are easily made: a misspelt member in an expression, and a misspelt field. */
const brokenPolicy = policy
  .replace("usage.seats > requested.limits.seats", "usage.seats > requested.limit.seats")
  .replace('"suggest":', '"sugest":');

export const EXAMPLES = [
  { title: "Denied", documents: { policy, catalog, change: downgrade, facts } },
  { title: "Allowed", documents: { policy, catalog, change: upgrade, facts } },
  { title: "Undecided", documents: { policy, catalog, change: downgrade, facts: fewFacts } },
  { title: "Broken", documents: { policy: brokenPolicy, catalog, change: downgrade, facts } },
];

const equal = (one, other) => Object.keys(one).every((id) => one[id] === other[id]);

/** Buttons that load an example; the one whose documents are on the screen unedited is shown as pressed. */
export function createExamplePicker(container, load) {
  const buttons = EXAMPLES.map(({ title, documents }) =>
    h("button", { type: "button", "aria-pressed": "false", onclick: () => load(documents) }, title),
  );
  container.append(...buttons);
  return function mark(texts) {
    EXAMPLES.forEach(({ documents }, index) => {
      buttons[index].setAttribute("aria-pressed", String(equal(documents, texts)));
    });
  };
}
