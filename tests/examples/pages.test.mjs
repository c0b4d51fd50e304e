// The examples for pages, as they are, in Chromium.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { LAUNCH } from "../hosts/browser/browser.mjs";
import { serve } from "../hosts/browser/server.mjs";

const folder = (place) => fileURLToPath(new URL(`../../${place}`, import.meta.url));
const dist = folder("js/dist");

let site;
let browser;

before(async () => {
  site = await serve({ "/page/plangate/": dist, "/worker/plangate/": dist, "/": folder("examples") });
  browser = await chromium.launch(LAUNCH);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

async function opened(path) {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (entry) => ["error", "warning"].includes(entry.type()) && faults.push(entry.text()));
  await page.goto(site.origin + path);
  return { page, faults };
}

test("the plain page decides, and again with every change of the form", async () => {
  const { page, faults } = await opened("/page/index.html");
  const shown = async () => [await page.locator("#outcome").innerText(), await page.locator("#list li").allInnerTexts()];
  await page.locator("#outcome", { hasText: /./ }).waitFor();
  assert.deepEqual(await shown(), ["deny", ["Reduce your team size to 3 members or less"]]);
  await page.getByLabel("Members").fill("2");
  assert.deepEqual(await shown(), ["allow", []]);
  await page.getByLabel("Projects").fill("");
  assert.equal((await shown())[0], "undecided");
  await page.locator("[name=requested]").selectOption("enterprise");
  await page.getByLabel("Projects").fill("900");
  assert.deepEqual(await shown(), ["allow", []]);
  assert.deepEqual(faults, []);
});

test("the worker decides for its page", async () => {
  const { page, faults } = await opened("/worker/index.html");
  await page.locator("tbody tr").nth(2).waitFor();
  const rows = await page.locator("tbody tr").allInnerTexts();
  assert.deepEqual(rows.map((row) => row.split("\t")), [
    ["free", "deny", "Reduce your team size to 3 members or less"],
    ["starter", "deny", "Reduce your team size to 10 members or less"],
    ["enterprise", "allow", ""],
  ]);
  assert.deepEqual(faults, []);
});
