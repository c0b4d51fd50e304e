import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

function fileOf(mounts, pathname) {
  const prefix = Object.keys(mounts).find((start) => pathname.startsWith(start));
  if (!prefix) return null;
  const rest = pathname.slice(prefix.length) || "index.html";
  const file = normalize(join(mounts[prefix], rest));
  return file.startsWith(mounts[prefix] + sep) ? file : null;
}

async function bodyOf(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

/**
 * Serves folders on 127.0.0.1 at a free port.
 * @param {Record<string, string>} mounts URL prefix, ending in a slash, to folder
 * @param {{headers?: Record<string, string>, receive?: (body: string) => void}} [options] headers of every answer, and
 *   what to do with what is posted
 * @returns {Promise<{origin: string, requests: string[], close: () => Promise<void>}>}
 */
export async function serve(mounts, { headers = {}, receive } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    requests.push(pathname);
    if (request.method === "POST" && receive) {
      receive(await bodyOf(request));
      return response.writeHead(204).end();
    }
    const file = fileOf(mounts, decodeURIComponent(pathname));
    const body = file && (await readFile(file).catch(() => null));
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { ...headers, "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); });
  return { origin, requests, close };
}
