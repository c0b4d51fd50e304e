#!/usr/bin/env node
/**
 * Debian's Firefox as Playwright wants to start it. It stands between the two and passes on what they say, but for commands
 * that this Firefox does not know and that the tests do without: those it answers itself.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { FIREFOX_FILE } from "./browser.mjs";

const { ws: Socket, wsServer: Server } = createRequire(import.meta.url)("playwright-core/lib/utilsBundle");
const UNKNOWN = new Set(["emulation.setMediaFeaturesOverride"]);
const ADDRESS = /WebDriver BiDi listening on (ws:\/\/.*)$/;
const LARGEST = 256 * 1024 * 1024;

/** Passes messages on in both directions until one side ends. */
function join(playwright, browser) {
  const waiting = [];
  const pass = (text) => (browser.readyState === Socket.OPEN ? browser.send(text) : waiting.push(text));
  playwright.on("message", (data) => {
    const text = String(data);
    const { id, method } = JSON.parse(text);
    if (UNKNOWN.has(method)) playwright.send(JSON.stringify({ type: "success", id, result: {} }));
    else pass(text);
  });
  browser.on("open", () => waiting.splice(0).forEach((text) => browser.send(text)));
  browser.on("message", (data) => playwright.send(String(data)));
  browser.on("error", (error) => console.error(error.message));
  browser.on("close", () => playwright.close());
  playwright.on("close", () => browser.close());
}

function listen(address) {
  const server = new Server({ host: "127.0.0.1", port: 0, maxPayload: LARGEST });
  server.on("listening", () => console.error(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}`));
  server.on("connection", (playwright) => join(playwright, new Socket(`${address}/session`, { maxPayload: LARGEST })));
}

const firefox = spawn(FIREFOX_FILE, process.argv.slice(2), { stdio: ["ignore", "inherit", "pipe"] });
firefox.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => firefox.kill(signal));
createInterface({ input: firefox.stderr }).on("line", (line) => {
  const [, address] = ADDRESS.exec(line) ?? [];
  if (address) listen(address);
  else console.error(line);
});
