// Who cannot see, use a mouse, or has a small or dark screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { example } from "../actions.mjs";
import { isFirefox } from "../browser.mjs";
import { inPage, openPage } from "../one-page.mjs";
import { STATES, leave } from "../states.mjs";

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };
const TABLET = { width: 820, height: 1100 };

/** What is fine is not asked for, which takes a third of the time. */
async function violations(page, part, rules) {
  const axe = new AxeBuilder({ page }).include(part).setLegacyMode().options({ resultTypes: ["violations"] });
  const found = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Names, roles and structure do not depend on colours, and contrast does; neither depends on the width as much as the layout. */
async function check(page, part) {
  assert.deepEqual(await violations(page, part), []);
  await page.evaluate(() => { document.documentElement.dataset.theme = "dark"; });
  assert.deepEqual(await violations(page, part, ["color-contrast"]), [], "in the dark");
  await page.evaluate(() => { document.documentElement.dataset.theme = "light"; });
  for (const viewport of [TABLET, PHONE]) {
    await page.setViewportSize(viewport);
    assert.equal(await overflow(page), 0, `wider than ${viewport.width} px`);
  }
  await page.setViewportSize(DESKTOP);
}

test("accessible in light and dark, and within the width of a phone and a tablet", async (t) => {
  const { page, faults, close } = await openPage({ viewport: DESKTOP, colorScheme: "light", reducedMotion: "reduce" });
  for (const [name, bringAbout, part] of STATES) {
    await t.test(name, async () => {
      await bringAbout(page);
      await check(page, part).finally(() => leave(page));
    });
  }
  assert.deepEqual(faults, []);
  await close();
});

test("accessible on a phone", async () => {
  const { page, close } = await openPage({ viewport: PHONE });
  assert.deepEqual(await violations(page, "body"), []);
  await close();
});

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

inPage("everything can be reached and used by keyboard alone", async (page) => {
  await page.getByRole("button", { name: "Examples", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#dialog[open] .card").first().waitFor();
  for (let press = 0; press < 10 && !(await nextFocus(page)).startsWith("Broken"); press++);
  await page.keyboard.press("Enter");
  await page.locator("#outcome.stale").waitFor();
  await page.locator(".skip").first().focus();
  const places = await tabThrough(page, 34);
  const expected = [
    "Skip to the decision", "Examples", "Open", "Save", "Share", "Export", "Undo", "theme", "Policy", "Catalogue",
    "Policy, a JSON document", "Format the policy", "Change, a JSON document", "Facts, a JSON document", "error: ",
    "change-current", "change-requested", "Decision", "Decision as JSON",
  ];
  for (const place of expected) assert.ok(places.includes(place), `${place} is not reached:\n${places}`);
});

// In a page of its own: where Firefox puts the focus depends on what had it before.
test("an issue is chosen by keyboard, and Shift+Tab leaves an editor", async () => {
  const { page, close } = await openPage();
  await example(page, "Broken");
  await page.locator("#outcome.stale").waitFor();
  await page.locator("#issues-list button").first().focus();
  await page.keyboard.press("Enter");
  await page.locator("#pane-policy .editor:focus-within").waitFor();
  const inEditor = () => page.evaluate(() => document.activeElement.matches("#pane-policy .editor"));
  assert.equal(await inEditor(), true);
  await page.keyboard.press("Shift+Tab");
  assert.equal(await inEditor(), false);
  await close();
});

test("on a phone one document shows at a time, and an issue brings up its own", async () => {
  const { page, close } = await openPage({ viewport: PHONE });
  const shown = () => page.locator(".pane:visible").evaluateAll((panes) => panes.map(({ id }) => id));
  assert.deepEqual(await shown(), ["pane-policy", "issues"]);
  await page.getByRole("button", { name: "Facts", exact: true }).click();
  assert.deepEqual(await shown(), ["pane-facts", "issues"]);
  await example(page, "Broken");
  await page.locator("#issues-list button.error").first().click();
  assert.deepEqual(await shown(), ["pane-policy", "issues"]);
  await close();
});

inPage("the outcome is told to screen readers, once per change", async (page) => {
  const announcer = page.locator("#announcer[role=status]");
  assert.match(await announcer.textContent(), /^Deny, 2 reasons/);
  await example(page, "Broken");
  await page.locator("#outcome.stale").waitFor();
  assert.match(await announcer.textContent(), /Last good decision/);
});

test("nothing moves for who prefers that", { skip: isFirefox && "this Firefox cannot be told to prefer less motion" }, async () => {
  for (const [reducedMotion, moves] of [["no-preference", true], ["reduce", false]]) {
    const { page, close } = await openPage({ reducedMotion });
    const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
    }).length);
    assert.equal(moving > 0, moves, `${moving} elements move with ${reducedMotion}`);
    await close();
  }
});

test("the theme follows the system until it is chosen, and the choice is kept", { skip: isFirefox && "this Firefox cannot be told to prefer dark" }, async () => {
  const { page, close } = await openPage({ colorScheme: "dark" });
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
