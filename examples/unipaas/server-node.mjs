// node:http. Run: UNIPAAS_SECRETS=key PORT=8080 node examples/unipaas/server-node.mjs
import { createServer } from "node:http";
import { nodeHandler } from "./node-handler.mjs";
import { open } from "./open.mjs";

const { gate, webhook } = await open();
const answerHook = nodeHandler(webhook);

/** The plans that a customer of a plan may take: what a pricing page asks. */
function decide(url, outgoing) {
  const { current, requested } = Object.fromEntries(url.searchParams);
  const decision = gate.decide({ current, requested }, { now: new Date() });
  outgoing.writeHead(200, { "content-type": "application/json" });
  outgoing.end(JSON.stringify(decision));
}

const server = createServer((incoming, outgoing) => {
  const url = new URL(incoming.url, "http://localhost");
  if (url.pathname === "/hooks/plan") return answerHook(incoming, outgoing);
  if (url.pathname === "/decide") return decide(url, outgoing);
  outgoing.writeHead(404).end();
});
server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1", () => console.log(`listening on ${server.address().port}`));
