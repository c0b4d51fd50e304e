// Which browser the tests of the playground run in, and how it is started. Playwright's own downloads are never used.
import { chromium } from "playwright-core";

/** How Chromium is started. */
export const LAUNCH = {
  executablePath: process.env.PLANGATE_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
};

export const launchBrowser = () => chromium.launch(LAUNCH);
