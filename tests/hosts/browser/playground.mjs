import { access } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const dist = process.env.PLANGATE_PLAYGROUND_DIST ?? `${root}web/dist`;

export const PATH = "/some/folder/";
export const SCREENSHOTS = `${root}build/screenshots`;

/** How Chromium is started; Playwright's own download is never used. */
export const LAUNCH = {
  executablePath: process.env.PLANGATE_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
};

/** Opens an example of the gallery. */
export async function example(page, name) {
  await page.getByRole("button", { name: "Examples", exact: true }).click();
  await page.locator("#dialog button.card", { has: page.locator("b", { hasText: new RegExp(`^${name}$`) }) }).click();
}

/** The cursor to the end of a document's line, also where the line is wrapped. */
export async function toEndOfLine(page, pane, text) {
  await page.locator(`#pane-${pane} .cm-line`, { hasText: text }).first().click();
  for (let press = 0; press < 4; press++) await page.keyboard.press("End");
}

/** What an editor shows; all of it only for documents that are short. */
export async function textOf(page, pane) {
  return (await page.locator(`#pane-${pane} .cm-line`).allInnerTexts()).map((line) => line.replace(/\n$/, "")).join("\n");
}

export const outcomeIs = (page, value) => page.locator(`#outcome[data-outcome="${value}"]`).waitFor();

/** Pastes as a user would, at the cursor or in the place of everything. */
export async function paste(page, pane, text, { replace = false } = {}) {
  const content = page.locator(`#pane-${pane} .cm-content`);
  await content.focus();
  if (replace) await page.keyboard.press("Control+A");
  await content.evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Starts Chromium and serves the built playground under a sub-path, with the shared test data beside it. */
export async function startPlayground() {
  await access(`${dist}/index.html`).catch(() => {
    throw new Error("web/dist is missing: run \"npm run build:web\" first");
  });
  const server = await serve({ [PATH]: dist, "/tests/": `${root}tests` });
  const browser = await chromium.launch(LAUNCH);

  /** Opens the page; `faults` gathers console errors, exceptions, refused requests and requests to other hosts. */
  async function open({ prepare, fragment = "", ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const faults = [];
    page.on("console", (entry) => ["error", "warning"].includes(entry.type()) && faults.push(entry.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("requestfailed", (request) => faults.push(`${request.url()} failed`));
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== "data:" && origin !== server.origin) faults.push(`${request.url()} is another host`);
    });
    page.on("response", (response) => response.status() >= 400 && faults.push(`${response.url()}: ${response.status()}`));
    if (prepare) await prepare(page);
    await page.goto(server.origin + PATH + fragment);
    await page.locator("#outcome[data-outcome]").waitFor();
    return { page, faults, close: () => context.close() };
  }

  async function stop() {
    await browser.close();
    await server.close();
  }
  return { open, stop, server, browser };
}
