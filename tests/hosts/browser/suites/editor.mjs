// The editors of the playground: colours, completion, hover, formatting, undo.
import assert from "node:assert/strict";
import { example, outcomeIs, paste, textOf, toEndOfLine } from "../actions.mjs";
import { inPage } from "../one-page.mjs";

const fresh = async (page) => {
  await example(page, "Denied");
  await page.locator("#outcome[data-outcome=deny]:not(.stale)").waitFor();
};
const options = (page) => page.locator(".cm-tooltip-autocomplete li").allInnerTexts();
const completed = async (page) => {
  await page.locator(".cm-tooltip-autocomplete li").first().waitFor();
  return options(page);
};

async function type(page, text, back = 0) {
  for (let press = 0; press < back; press++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(text);
}

inPage("CEL is coloured inside the strings that are written in it", async (page) => {
  const line = page.locator("#pane-policy .cm-line", { hasText: '"when": "usage.seats > requested' });
  const spans = await line.locator("span").evaluateAll((all) => all.map((span) => [span.textContent, getComputedStyle(span).color]));
  const colourOf = (text) => spans.find(([content]) => content === text)?.[1];
  assert.ok(colourOf("usage") && colourOf(">"), JSON.stringify(spans));
  assert.notEqual(colourOf("usage"), colourOf('"when"'));
  assert.notEqual(colourOf("usage"), colourOf(">"));
  const facts = await page.locator("#pane-facts .cm-line", { hasText: "2026-11-21" }).locator("span").allInnerTexts();
  assert.ok(facts.includes('"2026-11-21T09:00:00Z"'), `facts hold no CEL: ${facts}`);
});

inPage("facts, plan fields and functions are completed within an expression", async (page) => {
  await toEndOfLine(page, "policy", '"when": "usage.seats > requested');
  await type(page, " && usage.p", 2);
  assert.deepEqual((await completed(page))[0], "usage.projectsint");
  assert.match(await page.locator(".cm-completionInfo").innerText(), /A fact that this policy declares/);
  await page.keyboard.press("Enter");
  await type(page, " > requested.limits.pro");
  assert.ok((await completed(page))[0].startsWith("requested.limits.projects"));
  await page.keyboard.press("Enter");
  assert.match(await textOf(page, "policy"), /usage\.seats > requested\.limits\.seats && usage\.projects > requested\.limits\.projects"/);
  await type(page, " && requested.features.exis");
  assert.ok((await completed(page)).some((text) => text.startsWith("exists(x, condition)")), (await options(page)).join());
  await page.keyboard.press("Escape");
  await type(page, "ts(f, f == 'ss");
  assert.ok((await completed(page)).includes("'sso'"));
  await page.keyboard.press("Escape");
});

inPage("fields are completed by the place they stand at, and values where there are few", async (page) => {
  await toEndOfLine(page, "policy", '"suggest": "Delete');
  await type(page, ', "co');
  assert.deepEqual(await completed(page), ['"code"']);
  await page.keyboard.press("Escape");
  await fresh(page);
  await toEndOfLine(page, "policy", '"subscription.unpaidInvoices"');
  await type(page, ', "kind": "', 2);
  assert.deepEqual(await completed(page), ['"stock"', '"quota"']);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await textOf(page, "policy"), /"min": 0, "kind": "quota" \}/);
  await fresh(page);
  await toEndOfLine(page, "change", '"requested"');
  for (let press = 0; press < 5; press++) await page.keyboard.press("Backspace");
  await type(page, "ent");
  assert.deepEqual(await completed(page), ['"enterprise"']);
  await page.keyboard.press("Escape");
  await fresh(page);
  await toEndOfLine(page, "facts", '"unpaidInvoices"');
  await type(page, ', "comm');
  assert.deepEqual(await completed(page), ['"committedUntil"']);
  await page.keyboard.press("Escape");
});

inPage("the list of completions is used by keys and pointer, is told to screen readers, and closes", async (page) => {
  const list = page.locator(".cm-tooltip-autocomplete");
  const editor = page.locator("#pane-policy .cm-content");
  const active = async () => {
    const id = await editor.getAttribute("aria-activedescendant");
    return id && page.locator(`#pane-policy #${id}[role=option][aria-selected=true] .cm-completionLabel`).innerText();
  };
  await toEndOfLine(page, "policy", '"when": "usage.seats > requested');
  await type(page, " && us", 2);
  await list.waitFor();
  assert.equal(await editor.getAttribute("aria-controls"), await list.getByRole("listbox").getAttribute("id"));
  assert.equal(await active(), "usage.seats");
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(), "usage.projects");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  const all = await list.locator(".cm-completionLabel").allInnerTexts();
  assert.equal(await active(), all.at(-1), "from the first to the last");
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
  assert.equal(await active(), null);
  await page.keyboard.press("Control+Space");
  await list.waitFor();
  await page.keyboard.press("Backspace");
  assert.ok((await options(page)).length > all.length, "a shorter text has more");
  await page.keyboard.press("ArrowLeft");
  await list.waitFor({ state: "detached" });
  await page.keyboard.press("ArrowRight");
  await type(page, "s");
  await list.locator("li", { hasText: "usage.projects" }).click();
  assert.match(await textOf(page, "policy"), /requested\.limits\.seats && usage\.projects"/);
  await type(page, " > u");
  await list.waitFor();
  await page.locator("#pane-facts .cm-content").click();
  await list.waitFor({ state: "detached" });
});

async function hover(page, pane, line, word) {
  await page.mouse.move(5, 5);
  const place = page.locator(`#pane-${pane} .cm-line`, { hasText: line }).first();
  await place.scrollIntoViewIfNeeded();
  const box = await place.evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(text);
      if (at < 0) continue;
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return null;
  }, word);
  assert.ok(box, `${word} is not in the line`);
  // A pointer is never quite at rest, and one that moves only once may do so before the page is ready for it.
  for (let turn = 0; turn < 10 && !(await page.locator(".cm-about").isVisible()); turn++) {
    await page.mouse.move(box.x - (turn % 2), box.y);
    await page.waitForTimeout(500);
  }
  await page.locator(".cm-about").waitFor();
  return page.locator(".cm-about").innerText();
}

inPage("fields, facts and functions are explained under the pointer", async (page) => {
  assert.match(await hover(page, "policy", '"actionable"', "actionable"), /What the customer can do about it/);
  assert.match(await hover(page, "policy", '"when": "usage.seats > requested', "seats"), /usage\.seats int[\s\S]*at least 0, stock, the customer can decrease it/);
  assert.match(await hover(page, "policy", '"headline"', "headline"), /What stands above the customer's list/);
});

inPage("a function is explained with an example of the documentation", async (page) => {
  await toEndOfLine(page, "policy", '"when": "usage.seats > requested');
  await type(page, " && math.abs(1) > 0", 2);
  await page.keyboard.press("Escape");
  assert.match(await hover(page, "policy", '"when": "usage.seats > requested', "abs"), /math\.abs\(\)[\s\S]*math\.abs\(-3\) → 3/);
});

inPage("formatting brings a document into shape, by button and by key", async (page) => {
  const shape = await textOf(page, "change");
  await toEndOfLine(page, "change", '"current"');
  await type(page, "   \n\n  ");
  assert.notEqual(await textOf(page, "change"), shape);
  await page.keyboard.press("Shift+Alt+F");
  assert.equal(await textOf(page, "change"), '{ "current": "professional", "requested": "free" }');
  await page.getByRole("button", { name: "Format the facts" }).click();
  assert.match(await textOf(page, "facts"), /^\{\n {2}"usage": \{ "seats": 12, "projects": 40 \},/);
  await page.getByRole("button", { name: "Format the policy" }).click();
  await page.locator("#outcome[data-outcome=deny]:not(.stale)").waitFor();
});

inPage("a new line goes as deep as its place, and a closing bracket goes back", async (page) => {
  await page.locator("#pane-change .cm-content").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type('{"actor": {');
  await page.keyboard.press("Enter");
  await page.keyboard.type('"role": "a"');
  await page.keyboard.press("Enter");
  await page.keyboard.type("}}");
  assert.equal(await textOf(page, "change"), '{"actor": {\n  "role": "a"\n}}');
  await paste(page, "change", "[]", { replace: true });
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1");
  assert.equal(await textOf(page, "change"), "[\n  1\n]");
});

inPage("the bracket beside the cursor shows its other one", async (page) => {
  await toEndOfLine(page, "change", "}");
  assert.deepEqual(await page.locator("#pane-change .cm-bracket").allInnerTexts(), ["{", "}"]);
});

inPage("Ctrl+Z and Ctrl+Y undo and redo, in an editor and outside", async (page) => {
  await toEndOfLine(page, "change", '"requested"');
  await page.keyboard.type("  ");
  await page.waitForTimeout(600);
  await page.keyboard.press("Control+Z");
  assert.match(await textOf(page, "change"), /"requested": "free"\n/);
  await page.keyboard.press("Control+Y");
  assert.match(await textOf(page, "change"), /"requested": "free" {2}\n/);
  await page.locator("#change-requested").selectOption("enterprise");
  await outcomeIs(page, "allow");
  await page.keyboard.press("Control+Z");
  await outcomeIs(page, "deny");
  await page.keyboard.press("Control+Shift+Z");
  await outcomeIs(page, "allow");
});

inPage("what is opened shows its beginning, and an undo shows what it brings back", async (page) => {
  const scrolled = () => page.locator("#pane-policy .cm-scroller").evaluate((scroller) => scroller.scrollTop);
  await page.locator("#pane-policy .cm-content").focus();
  await page.keyboard.press("Control+End");
  assert.ok((await scrolled()) > 100);
  await page.keyboard.type(" ");
  await example(page, "Ramp prices");
  assert.ok((await scrolled()) < 10);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  assert.ok((await scrolled()) > 100);
});

inPage("undo and redo go over all documents", async (page) => {
  const texts = async () => [await textOf(page, "change"), await textOf(page, "facts")];
  const first = await texts();
  await example(page, "Ramp prices");
  const second = await texts();
  assert.notDeepEqual(second, first);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await texts(), first);
  await page.getByRole("button", { name: "Redo" }).click();
  assert.deepEqual(await texts(), second);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator("#outcome[data-outcome=deny]").waitFor();
});

inPage("a paste is undone by itself, however soon it comes after the one before", async (page) => {
  await paste(page, "facts", "{}", { replace: true });
  await paste(page, "change", '{ "current": "free", "requested": "starter" }', { replace: true });
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await textOf(page, "facts"), "{}");
  assert.match(await textOf(page, "change"), /"requested": "free"/);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.match(await textOf(page, "facts"), /"seats": 12/);
  await outcomeIs(page, "deny");
});
