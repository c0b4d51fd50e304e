// What nobody means to give a page: it says so, stays alive, and keeps the last good state.
import assert from "node:assert/strict";
import { Random } from "../../../random.mjs";
import { outcomeIs, paste, settled } from "../actions.mjs";
import { inPage } from "../one-page.mjs";

const TWO_MEGABYTES = 2_000_000;

/** Text of about a size, of random names and values. */
function randomJson(size) {
  const random = new Random(2026);
  const below = (n) => random.below(n);
  const word = () => Array.from({ length: 3 + below(12) }, () => String.fromCharCode(97 + below(26))).join("");
  const scalar = () => [below(1e9), word(), below(2) === 1, null, below(100) / 7][below(5)];
  const value = (depth) => {
    if (depth === 0 || below(3) === 0) return scalar();
    const items = Array.from({ length: below(6) }, () => value(depth - 1));
    return below(2) === 0 ? items : Object.fromEntries(items.map((item) => [word(), item]));
  };
  const members = {};
  for (let length = 0; length < size;) {
    const member = value(6);
    members[word() + length] = member;
    length += JSON.stringify(member)?.length ?? 0;
  }
  return JSON.stringify(members, null, 1);
}

const noise = randomJson(TWO_MEGABYTES);
const summary = (page, pattern) => page.locator("#issues-summary", { hasText: pattern }).waitFor();
const lastGood = (page, document) => page.locator("#outcome", { hasText: `Last good decision: the ${document} has errors.` }).waitFor();

const AT_ONCE_MS = 3000;

/** Alive: a press is answered at once, as far as a busy machine can. */
async function answers(page) {
  const pressed = Date.now();
  await page.getByRole("button", { name: "Examples", exact: true }).click();
  await page.locator("#dialog h2", { hasText: "Examples" }).waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const waited = Date.now() - pressed;
  assert.ok(waited < AT_ONCE_MS, `${waited} ms`);
}

for (const [pane, title] of [["policy", "policy"], ["catalog", "catalogue"]]) {
  inPage(`2 MB of random JSON in the ${title}`, async (page) => {
    await page.locator(`[data-tab="${pane}"]`).click();
    await paste(page, pane, noise, { replace: true });
    await lastGood(page, title);
    await outcomeIs(page, "deny");
    assert.ok((await page.locator("#issues-list li").count()) <= 100);
    await answers(page);
    await page.getByRole("button", { name: "Undo" }).click();
    await summary(page, /^None/);
  });
}

inPage("2 MB of random JSON in the facts: nothing that the policy reads", async (page) => {
  await paste(page, "facts", noise, { replace: true });
  await outcomeIs(page, "undecided");
  await answers(page);
});

inPage("2 MB that are no JSON in the facts", async (page) => {
  await paste(page, "facts", noise.slice(0, -1), { replace: true });
  await lastGood(page, "facts");
  await summary(page, /1 error/);
  assert.match(await page.locator("#issues-list").innerText(), /This is not JSON/);
  await answers(page);
});

inPage("brackets nested a million deep, in each document", async (page) => {
  for (const [pane, title] of [["policy", "policy"], ["change", "change"], ["facts", "facts"]]) {
    await paste(page, pane, "[".repeat(1_000_000), { replace: true });
    await lastGood(page, title);
    await answers(page);
    await page.getByRole("button", { name: "Undo" }).click();
    await summary(page, /^None/);
  }
});

/** Each rule compares every pair of a list: as many steps as a rule may take. */
function costlyPolicy(rules) {
  const facts = { "customer.tags": { type: "list<int>", max: 300 } };
  const when = (index) => `customer.tags.exists(a, customer.tags.exists(b, a * 1000 + b == ${-1 - index}))`;
  const all = Array.from({ length: rules }, (_, index) => ({ id: `r${index}`, when: when(index), deny: "Never." }));
  return JSON.stringify({ plangate: 1, name: "costly", facts, rules: all });
}

inPage("a policy at the cost limit is stopped in words, and the page answers meanwhile", async (page) => {
  const facts = JSON.stringify({ customer: { tags: Array.from({ length: 300 }, (_, index) => index) } });
  await paste(page, "facts", facts, { replace: true });
  await paste(page, "policy", costlyPolicy(3000), { replace: true });
  await page.waitForTimeout(1500);
  await answers(page);
  await page.getByRole("alert").waitFor({ timeout: 60_000 });
  assert.match(await page.getByRole("alert").innerText(), /more than six seconds to decide, so it was stopped/);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator("#outcome:not(.stale)").waitFor();
  await settled(page);
  await outcomeIs(page, "undecided");
});

inPage("the map of a costly policy says what it could not show", async (page) => {
  const facts = JSON.stringify({ customer: { tags: Array.from({ length: 300 }, (_, index) => index) } });
  await paste(page, "facts", facts, { replace: true });
  await paste(page, "policy", costlyPolicy(20), { replace: true });
  await page.getByRole("tab", { name: "All plans" }).click();
  await page.locator("#matrix-legend", { hasText: "skipped" }).waitFor();
  await answers(page);
});
