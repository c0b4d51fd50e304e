import { Hono } from "hono";
import { createGateSync } from "plangate";
import catalog from "../catalog.json";
import policy from "../policy.json";

const gate = createGateSync({ policy, catalog });
const app = new Hono();

app.post("/decide", async (context) => {
  const { change, facts } = await context.req.json();
  // When it is, this side knows better than the caller.
  return context.json(gate.decide(change, { ...facts, now: new Date() }));
});

export default app;
