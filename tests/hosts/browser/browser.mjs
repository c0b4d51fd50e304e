// Which browser the tests of the playground run in, and how it is started. Playwright's own downloads are never used.
import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright-core";

/** How Chromium is started. */
export const LAUNCH = {
  executablePath: process.env.PLANGATE_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
};

export const FIREFOX_FILE = process.env.PLANGATE_FIREFOX ?? "/usr/bin/firefox-esr";

/** Debian's Firefox speaks WebDriver BiDi, and Playwright does with channels of that name. */
const FIREFOX = { channel: "moz-firefox", executablePath: fileURLToPath(new URL("firefox-bridge.mjs", import.meta.url)) };

/** `PLANGATE_BROWSER=firefox` runs the same tests in Firefox. */
export const isFirefox = process.env.PLANGATE_BROWSER === "firefox";

export const launchBrowser = () => (isFirefox ? firefox.launch(FIREFOX) : chromium.launch(LAUNCH));
