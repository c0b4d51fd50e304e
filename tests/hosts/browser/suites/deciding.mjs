import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { example, outcomeIs, paste, settled, textOf, toEndOfLine } from "../actions.mjs";
import { inPage, openPage, playground } from "../one-page.mjs";
import { PATH } from "../playground.mjs";

const POLICY = readFileSync(new URL("../../../../examples/policy.json", import.meta.url), "utf8").trimEnd();

const stale = (page, isStale = true) => page.locator(isStale ? "#outcome.stale" : "#outcome:not(.stale)").waitFor();
const customerList = (page) => page.locator("#customer li").allTextContents();

async function type(page, text, { back = 0 } = {}) {
  for (let press = 0; press < back; press++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(text);
}

inPage("the sample denial is on the screen from the start", async (page) => {
  await outcomeIs(page, "deny");
  assert.match(await page.locator("#outcome").innerText(), /Deny[\s\S]*complete/);
  assert.match(await page.locator("#customer .headline").innerText(), /^To move from .+ to the Free plan you first need to:$/);
  assert.deepEqual(await customerList(page), [
    "Reduce your team size to 3 members or less",
    "Delete projects that are not eligible for the Free plan",
  ]);
  const rows = await page.locator("#reasons tr:has(th[scope=row])").allInnerTexts();
  assert.deepEqual(rows.map((row) => row.split(/\s+/)), [
    ["seats-over-limit", "12", "3", "9"],
    ["projects-over-limit", "40", "5", "35"],
  ]);
  const { requests } = (await playground()).server;
  assert.deepEqual(requests.filter((path) => !path.startsWith(PATH) && !path.startsWith("/tests/")), [], "all requests stay in the folder");
});

inPage("the security policy allows neither inline code nor inline styles", async (page) => {
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
});

inPage("typing in the policy changes the decision", async (page) => {
  await toEndOfLine(page, "policy", "usage.seats > requested.limits.seats");
  await type(page, " + 100", { back: 2 });
  await page.locator("#customer li").nth(1).waitFor({ state: "detached" });
  assert.deepEqual(await customerList(page), ["Delete projects that are not eligible for the Free plan"]);
});

inPage("typing in the facts and in the change changes the decision", async (page) => {
  await toEndOfLine(page, "facts", '"seats": 12');
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Backspace");
  await page.locator("#customer li").nth(1).waitFor({ state: "detached" });
  await toEndOfLine(page, "change", '"requested"');
  for (let press = 0; press < 5; press++) await page.keyboard.press("Backspace");
  await type(page, 'enterprise"');
  await outcomeIs(page, "allow");
});

inPage("the other examples: allowed, and undecided with its needs", async (page) => {
  await example(page, "Allowed");
  await outcomeIs(page, "allow");
  assert.match(await page.locator("#customer").innerText(), /This plan change is possible\./);
  await example(page, "Undecided");
  await outcomeIs(page, "undecided");
  assert.deepEqual(await page.locator("#needs li").allInnerTexts(), ["usage.projects"]);
  assert.match(await page.locator("#outcome").innerText(), /incomplete/);
});

inPage("a broken policy is underlined at its place, and the last good decision stays", async (page) => {
  await outcomeIs(page, "deny");
  await example(page, "Broken");
  await stale(page);
  const underlined = await page.locator("#pane-policy .cm-issue-error").allInnerTexts();
  assert.deepEqual(underlined, ["requested.limit.seats", '"sugest"']);
  const codes = await page.locator("#issues-list code").allInnerTexts();
  for (const code of ["expr/unknown-name", "document/unknown-field"]) assert.ok(codes.includes(code), `${code} in ${codes}`);
  assert.match(await page.locator("#outcome").innerText(), /Last good decision: the policy has errors\./);
  assert.equal((await customerList(page)).length, 2);
});

inPage("choosing an issue moves the cursor to its place", async (page) => {
  await example(page, "Broken");
  await stale(page);
  await page.getByRole("button", { name: /expr\/unknown-name/ }).click();
  for (let press = 0; press < "requested.limit".length; press++) await page.keyboard.press("ArrowRight");
  await type(page, "s");
  await page.getByRole("button", { name: /expr\/unknown-name/ }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: /document\/unknown-field/ }).click();
  for (let press = 0; press < '"sug'.length; press++) await page.keyboard.press("ArrowRight");
  await type(page, "g");
  await stale(page, false);
  await outcomeIs(page, "deny");
});

inPage("text that is not JSON is an issue at its place in each document", async (page) => {
  const lines = { facts: '"projects": 40', change: '"requested"', policy: '"name": "acme"', catalog: '"free"' };
  for (const [pane, text] of Object.entries(lines)) {
    const tab = page.locator(`[data-tab="${pane}"]`);
    if (await tab.isVisible()) await tab.click();
    await toEndOfLine(page, pane, text);
    await type(page, " oops");
    await stale(page);
    await page.locator(`#pane-${pane} .cm-issue-error`).first().waitFor();
    const codes = await page.locator("#issues-list code").allInnerTexts();
    assert.ok(codes.some((code) => code.startsWith("json/")), `${pane}: ${codes}`);
    for (let press = 0; press < 5; press++) await page.keyboard.press("Backspace");
    await stale(page, false);
  }
  await outcomeIs(page, "deny");
});

inPage("a fact of the wrong type is underlined in the facts, and the outcome is not weaker than undecided", async (page) => {
  await example(page, "Allowed");
  await outcomeIs(page, "allow");
  await toEndOfLine(page, "facts", '"projects": 40');
  await type(page, '"forty"');
  await page.keyboard.press("Home");
  await stale(page);
  await toEndOfLine(page, "facts", '"projects": 40');
  for (let press = 0; press < 9; press++) await page.keyboard.press("Backspace");
  await type(page, '"forty"');
  await outcomeIs(page, "undecided");
  assert.deepEqual(await page.locator("#pane-facts .cm-issue-error").allInnerTexts(), ['"forty"']);
});

inPage("what a policy hardly means is underlined, shown with facts, and put right with one press", async (page) => {
  await paste(page, "policy", POLICY.replace("usage.seats > requested", "usage.seats >= requested"), { replace: true });
  const finding = page.locator("#issues-list li", { hasText: "finding/off-by-one" });
  await finding.waitFor();
  assert.match(await page.locator("#pane-policy .cm-issue-warning").first().innerText(), /usage\.seats >= requested\.limits\.seats/);
  await finding.getByRole("button", { name: "Show me" }).click();
  await settled(page);
  await page.locator("#reasons", { hasText: "seats-over-limit" }).waitFor();
  const [, used] = /"seats": (\d+)/.exec(await textOf(page, "facts"));
  const row = await page.locator("#reasons tr:has(th[scope=row])").first().innerText();
  assert.deepEqual(row.split(/\s+/), ["seats-over-limit", used, used, "–"]);
  await finding.getByRole("button", { name: "Write > instead of >=" }).click();
  await finding.waitFor({ state: "detached" });
  await page.locator("#reasons", { hasText: "seats-over-limit" }).waitFor({ state: "detached" });
});

inPage("what would help is applied with one press, the decision lifts, and undo takes it back", async (page) => {
  const remedies = page.locator("#remedies");
  await remedies.locator("li").waitFor();
  assert.match(await remedies.innerText(), /^What would help\s+usage\.seats at most 3\s*instead of 12\s+usage\.projects at most 5\s*instead of 40\s+Apply$/);
  await page.getByRole("button", { name: "Apply usage.seats at most 3 and usage.projects at most 5" }).focus();
  await page.keyboard.press("Enter");
  await outcomeIs(page, "allow");
  await remedies.waitFor({ state: "hidden" });
  assert.match(await textOf(page, "facts"), /"seats": 3,\n {4}"projects": 5\n/);
  assert.match(await page.locator("#announcer").textContent(), /^Allow, 0 reasons/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "view-decision");
  await page.keyboard.press("Control+Z");
  await outcomeIs(page, "deny");
  await remedies.locator("li").waitFor();
});

inPage("where nothing helps it says so, and of an undecided change nothing", async (page) => {
  await example(page, "Undecided");
  await outcomeIs(page, "undecided");
  assert.equal(await page.locator("#remedies").isVisible(), false);
  await example(page, "Deferred");
  await outcomeIs(page, "defer");
  await page.locator("#remedies", { hasText: "Nothing: no change to at most three of the facts that the customer can change lifts this decision." }).waitFor();
  assert.equal(await page.locator("#remedies button").count(), 0);
});

test("without its engine the page says so, and stays usable", async () => {
  const prepare = (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  const { page, close } = await openPage({ prepare });
  assert.match(await page.getByRole("alert").innerText(), /Plangate cannot run here: /);
  await page.unroute("**/*.wasm");
  await example(page, "Allowed");
  await outcomeIs(page, "allow");
  await close();
});
