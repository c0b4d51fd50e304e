import { readFileSync } from "node:fs";
import express from "express";
import { createGateSync } from "plangate";

const [policy, catalog] = ["policy", "catalog"].map((name) => (
  JSON.parse(readFileSync(new URL(`../${name}.json`, import.meta.url), "utf8"))));
const gate = createGateSync({ policy, catalog });

/** REPLACE THIS: what each team has and uses, which your database knows. */
const teams = new Map([
  ["acme", { plan: "professional", usage: { seats: 12, projects: 3 }, subscription: { unpaidInvoices: 0, committedUntil: null } }],
]);

const teamOf = (request) => teams.get(request.get("x-team"));

function decide(team, requested) {
  return gate.decide({ current: team?.plan, requested }, { usage: team?.usage, subscription: team?.subscription, now: new Date() });
}

const app = express();
app.use(express.json());

/** Every plan, whether the team may take it, and what is missing if not. */
app.get("/plans", (request, response) => {
  const team = teamOf(request);
  response.json(Object.keys(catalog.plans).map((plan) => {
    const { outcome, customer } = decide(team, plan);
    return { plan, outcome, missing: customer.list };
  }));
});

app.post("/plan", (request, response) => {
  const team = teamOf(request);
  const requested = request.body?.requested;
  const decision = decide(team, requested);
  if (decision.outcome !== "allow") return response.status(409).json({ outcome: decision.outcome, ...decision.customer });
  team.plan = requested;
  response.json({ plan: requested });
});

const server = app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
