// Express. Run: UNIPAAS_SECRETS=key PORT=8080 node examples/unipaas/server-express.mjs
import express from "express";
import { nodeHandler } from "./node-handler.mjs";
import { open } from "./open.mjs";

const { gate, webhook } = await open();
const app = express();

// Before any body parser: the signature is over the raw bytes.
app.all("/hooks/plan", nodeHandler(webhook));

app.use(express.json());
app.post("/decide", (request, response) => response.json(gate.decide(request.body.change, { ...request.body.facts, now: new Date() })));

const server = app.listen(Number(process.env.PORT ?? 8080), "127.0.0.1", () => console.log(`listening on ${server.address().port}`));
