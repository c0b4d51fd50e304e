// A handler of standard Requests as one for node:http, and so for Express.
import { Readable } from "node:stream";

/** The body goes on as it comes: signatures are over the raw bytes, so that no parser may come first. */
function toRequest(incoming) {
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values]) => values.map((value) => [name, value]));
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD";
  const body = hasBody ? Readable.toWeb(incoming) : undefined;
  return new Request(new URL(incoming.url, "http://localhost"), { method: incoming.method, headers, body, duplex: "half" });
}

/** @param {(request: Request) => Promise<Response>} handle */
export function nodeHandler(handle) {
  return async (incoming, outgoing) => {
    try {
      const response = await handle(toRequest(incoming));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    } catch (error) {
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    }
  };
}
