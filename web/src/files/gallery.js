import recipes from "virtual:cookbook";
import rampCatalog from "../../../examples/ramp/catalog.json?raw";
import rampPolicy from "../../../examples/ramp/policy.json?raw";
import { catalog, change, facts, policy, text } from "./first-example.js";

const fewFacts = text({
  usage: { seats: 2 },
  subscription: { committedUntil: null, unpaidInvoices: 0 },
  now: "2026-11-21T09:00:00Z",
});

/** Two slips that are easily made: a misspelt member in an expression, and a misspelt field. */
const brokenPolicy = policy
  .replace("usage.seats > requested.limits.seats", "usage.seats > requested.limit.seats")
  .replace('"suggest":', '"sugest":');

const ramp = {
  policy: rampPolicy.trimEnd(),
  catalog: rampCatalog.trimEnd(),
  facts: text({
    usage: { seats: 4 },
    subscription: { anchor: "2026-01-01T00:00:00Z", cycleNumber: 3, committedUntil: null },
    customer: { creditLimit: "500.00" },
    now: "2026-03-17T00:00:00Z",
  }),
};

const isOfKinde = ({ folder }) => folder.startsWith("kinde-");

/** `[group, examples]` */
export const GALLERY = [
  [
    "First steps",
    [
      { title: "Denied", about: "A downgrade with too many members and projects.", documents: { policy, catalog, change, facts } },
      {
        title: "Allowed",
        about: "An upgrade that nothing stands against.",
        documents: { policy, catalog, change: text({ current: "professional", requested: "enterprise" }), facts },
      },
      {
        title: "Undecided",
        about: "One fact is missing, and the decision says which.",
        documents: { policy, catalog, change, facts: fewFacts },
      },
      {
        title: "Broken",
        about: "Two slips in the policy: both are found, and the last good decision stays.",
        documents: { policy: brokenPolicy, catalog, change, facts },
      },
    ],
  ],
  [
    "Prices and dates",
    [
      {
        title: "Ramp prices",
        about: "An upgrade to a plan that is cheaper for its first months, with a quote.",
        documents: { ...ramp, change: text({ current: "basic", requested: "growth" }) },
      },
      {
        title: "Deferred",
        about: "A downgrade that waits until the commitment ends.",
        documents: {
          ...ramp,
          change: text({ current: "growth", requested: "basic" }),
          facts: ramp.facts.replace('"committedUntil": null', '"committedUntil": "2026-06-30T00:00:00Z"'),
        },
      },
    ],
  ],
  ["Recipes of the cookbook", recipes.filter((recipe) => !isOfKinde(recipe))],
  ["Kinde's tutorials and guides", recipes.filter(isOfKinde)],
];
