import { access } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { settled } from "./actions.mjs";
import { launchBrowser } from "./browser.mjs";
import { serve } from "./server.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const dist = process.env.PLANGATE_PLAYGROUND_DIST ?? `${root}web/dist`;

export const PATH = "/some/folder/";

/** Gathers console errors, exceptions, refused requests and requests to other hosts. */
function faultsOf(page, server) {
  const faults = [];
  page.on("console", (entry) => ["error", "warning"].includes(entry.type()) && faults.push(entry.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("requestfailed", (request) => faults.push(`${request.url()} failed`));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && origin !== server.origin) faults.push(`${request.url()} is another host`);
  });
  page.on("response", (response) => response.status() >= 400 && faults.push(`${response.url()}: ${response.status()}`));
  return faults;
}

/** Starts the browser and serves the built playground under a sub-path, with the shared test data beside it. */
export async function startPlayground() {
  await access(`${dist}/index.html`).catch(() => {
    throw new Error("web/dist is missing: run \"npm run build:web\" first");
  });
  const server = await serve({ [PATH]: dist, "/tests/": `${root}tests` });
  const browser = await launchBrowser();

  /** Opens the page with storage of its own, and waits for its first decision. */
  async function open({ prepare, fragment = "", ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const faults = faultsOf(page, server);
    if (prepare) await prepare(page);
    await page.goto(server.origin + PATH + fragment);
    await settled(page);
    return { page, faults, close: () => context.close() };
  }

  async function stop() {
    await browser.close();
    await server.close();
  }
  return { open, stop, server, browser };
}
