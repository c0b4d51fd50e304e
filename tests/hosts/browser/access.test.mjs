import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { SCREENSHOTS, startPlayground } from "./playground.mjs";

const EXAMPLES = ["Denied", "Allowed", "Undecided", "Broken"];
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

let playground;
before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  playground = await startPlayground();
});
after(() => playground?.stop());

async function violations(page) {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Editors measure themselves only once they are in view, so the page is scrolled through first. */
async function screenshot(page, name) {
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(150);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(100);
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
}

for (const viewport of [DESKTOP, PHONE]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`accessible and within its width: ${viewport.width} px, ${colorScheme}`, async () => {
      const { page, faults, close } = await playground.open({ viewport, colorScheme, reducedMotion: "reduce" });
      for (const name of EXAMPLES) {
        await page.getByRole("button", { name, exact: true }).click();
        await page.locator(name === "Broken" ? "#outcome.stale" : "#outcome:not(.stale)").waitFor();
        await screenshot(page, `${viewport.width}-${colorScheme}-${name.toLowerCase()}`);
        // Colours and contents are the same on a phone: there one full check is enough.
        if (viewport === DESKTOP || name === "Broken") assert.deepEqual(await violations(page), [], name);
        assert.equal(await overflow(page), 0, `${name} is wider than the page`);
      }
      assert.deepEqual(faults, []);
      await close();
    });
  }
}

/** Presses Tab once and says where the focus is, looking into shadow roots. */
async function nextFocus(page) {
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at.getAttribute("aria-label") || at.textContent.trim().slice(0, 40);
  });
}

async function tabThrough(page, presses) {
  const places = [];
  for (let press = 0; press < presses; press++) places.push(await nextFocus(page));
  return places.join("\n");
}

test("everything can be reached and used by keyboard alone", async () => {
  const { page, close } = await playground.open({ viewport: DESKTOP });
  await page.getByRole("button", { name: "Broken", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#outcome.stale").waitFor();
  await page.evaluate(() => document.activeElement.blur());
  const places = await tabThrough(page, 20);
  const expected = [
    "Skip to the documents", "Denied", "Allowed", "Undecided", "Broken", "theme", "Policy, a JSON document",
    "Catalogue, a JSON document", "Change, a JSON document", "Facts, a JSON document", "error: ", "Decision as JSON",
  ];
  for (const place of expected) assert.ok(places.includes(place), `${place} is not reached:\n${places}`);
  await close();
});

test("an issue is chosen by keyboard, and Shift+Tab leaves an editor", async () => {
  const { page, close } = await playground.open({ viewport: DESKTOP });
  await page.getByRole("button", { name: "Broken", exact: true }).click();
  await page.locator("#issues-list button").first().focus();
  await page.keyboard.press("Enter");
  const focused = () => page.evaluate(() => document.activeElement.closest("section")?.id ?? document.activeElement.id);
  assert.equal(await focused(), "pane-policy");
  await page.keyboard.press("Shift+Tab");
  assert.notEqual(await focused(), "pane-policy");
  await close();
});

test("on a phone one document shows at a time, and an issue brings up its own", async () => {
  const { page, close } = await playground.open({ viewport: PHONE });
  const shown = () => page.locator(".pane:visible").evaluateAll((panes) => panes.map(({ id }) => id));
  assert.deepEqual(await shown(), ["pane-policy", "issues"]);
  await page.getByRole("button", { name: "Facts", exact: true }).click();
  assert.deepEqual(await shown(), ["pane-facts", "issues"]);
  await page.getByRole("button", { name: "Broken", exact: true }).click();
  await page.locator("#issues-list button.error").first().click();
  assert.deepEqual(await shown(), ["pane-policy", "issues"]);
  await close();
});

test("the outcome is told to screen readers, once per change", async () => {
  const { page, close } = await playground.open();
  const announcer = page.locator("#announcer[role=status]");
  assert.match(await announcer.textContent(), /^Deny, 2 reasons/);
  await page.getByRole("button", { name: "Broken", exact: true }).click();
  await page.locator("#outcome.stale").waitFor();
  assert.match(await announcer.textContent(), /Last good decision/);
  await close();
});

test("the theme follows the system until it is chosen, and the choice is kept", async () => {
  const { page, close } = await playground.open({ colorScheme: "dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.getByRole("button", { name: "Use the light theme" }).click();
  assert.notEqual(await ground(), dark);
  const light = await ground();
  await page.reload();
  await page.getByRole("button", { name: "Use the dark theme" }).waitFor();
  assert.equal(await ground(), light);
  await close();
});
