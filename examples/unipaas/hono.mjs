// Hono: Deno and Bun serve what this file exports; on Cloudflare Workers see worker.js.
import { Hono } from "hono";
import { open } from "./open.mjs";

const { gate, webhook } = await open();
const app = new Hono();

app.all("/hooks/plan", (context) => webhook(context.req.raw));

app.post("/decide", async (context) => {
  const { change, facts } = await context.req.json();
  return context.json(gate.decide(change, { ...facts, now: new Date() }));
});

export default app;
