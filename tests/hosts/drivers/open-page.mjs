// Debian's browsers, each driven by the tool that can: what they offer is opening an address and saying what went wrong.
import { existsSync } from "node:fs";
import { FIREFOX_FILE, LAUNCH } from "../browser/browser.mjs";
import { missingPackage } from "./tools.mjs";

async function openIn(browser, version, address) {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (entry) => entry.type() === "error" && faults.push(entry.text()));
  await page.goto(address);
  return { version, faults, close: () => browser.close() };
}

async function openChromium(address) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch(LAUNCH);
  return openIn(browser, browser.version(), address);
}

async function openFirefox(address) {
  const { default: puppeteer } = await import("puppeteer-core");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX_FILE, headless: true });
  return openIn(browser, (await browser.version()).replace(/^\D+/, ""), address);
}

const missingFirefox = () => (existsSync(FIREFOX_FILE) ? missingPackage("puppeteer-core") : `${FIREFOX_FILE} is not installed`);

/** `open` answers {version, faults, close} once the page has loaded. */
export const browsers = [
  { name: "Chromium", light: true, missing: () => undefined, open: openChromium },
  { name: "Firefox", light: false, missing: missingFirefox, open: openFirefox },
];
