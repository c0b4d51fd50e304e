import assert from "node:assert/strict";
import { after, test } from "node:test";
import { settled, shareLink } from "./actions.mjs";
import { startPlayground } from "./playground.mjs";

/** Back to how the page began, by a link that holds just that; loading the page again would take ten times as long. */
async function beginAgain(page, hash) {
  await page.evaluate(async (state) => {
    document.querySelector("dialog").close();
    document.querySelector("#notices").replaceChildren();
    const seen = new Promise((resolve) => { addEventListener("hashchange", resolve, { once: true }); });
    location.hash = state;
    await seen;
  }, hash);
  await page.locator('[data-tab="policy"]').click();
  await page.mouse.move(0, 0);
  await settled(page);
}

let started = null;
let opened = null;
let beginning = "";

/** The one browser and server of all tests. */
export const playground = () => (started ??= startPlayground());

after(async () => (await started)?.stop());

/** Opens a page of its own, with what a test asks for. */
export const openPage = async (options) => (await playground()).open(options);

async function begin() {
  if (opened) return beginAgain(opened.page, beginning);
  opened = await openPage();
  beginning = new URL(await shareLink(opened.page)).hash;
}

async function run(body) {
  await begin();
  const { page, faults } = opened;
  await body(page);
  assert.deepEqual(faults, [], "console errors, failed requests or requests to other hosts");
}

async function giveUp(error) {
  await opened?.close();
  opened = null;
  throw error;
}

/**
 * A test in the page that all of them share. It begins with the first example on the screen, and fails when the page
 * reports any fault; after a failure there is a new page.
 */
export const inPage = (name, body, options) => test(name, options, () => run(body).catch(giveUp));
