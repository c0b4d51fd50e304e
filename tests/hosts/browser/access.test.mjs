import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { SCREENSHOTS, example, startPlayground } from "./playground.mjs";

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
        await example(page, name);
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
    return at.getAttribute("aria-label") || (at.localName === "select" ? at.id : at.textContent.trim().slice(0, 40));
  });
}

async function tabThrough(page, presses) {
  const places = [];
  for (let press = 0; press < presses; press++) places.push(await nextFocus(page));
  return places.join("\n");
}

test("everything can be reached and used by keyboard alone", async () => {
  const { page, close } = await playground.open({ viewport: DESKTOP });
  await page.getByRole("button", { name: "Examples", exact: true }).focus();
  await page.keyboard.press("Enter");
  for (let press = 0; press < 10 && !(await nextFocus(page)).startsWith("Broken"); press++);
  await page.keyboard.press("Enter");
  await page.locator("#outcome.stale").waitFor();
  await page.evaluate(() => document.activeElement.blur());
  const places = await tabThrough(page, 34);
  const expected = [
    "Skip to the documents", "Examples", "Open", "Save", "Share", "Export", "Undo", "theme", "Policy", "Catalogue",
    "Policy, a JSON document", "Format the policy", "Change, a JSON document", "Facts, a JSON document", "error: ",
    "change-current", "change-requested", "Decision", "Decision as JSON",
  ];
  for (const place of expected) assert.ok(places.includes(place), `${place} is not reached:\n${places}`);
  await close();
});

test("an issue is chosen by keyboard, and Shift+Tab leaves an editor", async () => {
  const { page, close } = await playground.open({ viewport: DESKTOP });
  await example(page, "Broken");
  await page.locator("#issues-list button").first().focus();
  await page.keyboard.press("Enter");
  const inEditor = () => page.evaluate(() => document.activeElement.matches("#pane-policy .editor"));
  assert.equal(await inEditor(), true);
  await page.keyboard.press("Shift+Tab");
  assert.equal(await inEditor(), false);
  await close();
});

test("on a phone one document shows at a time, and an issue brings up its own", async () => {
  const { page, close } = await playground.open({ viewport: PHONE });
  const shown = () => page.locator(".pane:visible").evaluateAll((panes) => panes.map(({ id }) => id));
  assert.deepEqual(await shown(), ["pane-policy", "issues"]);
  await page.getByRole("button", { name: "Facts", exact: true }).click();
  assert.deepEqual(await shown(), ["pane-facts", "issues"]);
  await example(page, "Broken");
  await page.locator("#issues-list button.error").first().click();
  assert.deepEqual(await shown(), ["pane-policy", "issues"]);
  await close();
});

test("the outcome is told to screen readers, once per change", async () => {
  const { page, close } = await playground.open();
  const announcer = page.locator("#announcer[role=status]");
  assert.match(await announcer.textContent(), /^Deny, 2 reasons/);
  await example(page, "Broken");
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
