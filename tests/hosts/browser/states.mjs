// The main states of the playground: what the tests of accessibility look at, and what screenshots are made of.
import { readFileSync } from "node:fs";
import { example, paste, settled } from "./actions.mjs";

const view = (page, name) => page.getByRole("tab", { name, exact: true }).click();

async function stateOf(page, name, tab = "Decision") {
  await example(page, name);
  await view(page, tab);
  await settled(page);
}

const POLICY = readFileSync(new URL("../../../examples/policy.json", import.meta.url), "utf8");

/** The other policy counts each project three times, which is too many for some plans that were large enough. */
async function compared(page) {
  await stateOf(page, "Denied", "All plans");
  await page.getByRole("button", { name: "Compare policies" }).click();
  await paste(page, "candidate", POLICY.replace("usage.projects >", "usage.projects * 3 >").trimEnd(), { replace: true });
  await page.locator("#differences .differences li").first().waitFor();
  await settled(page);
}

/** A threshold that also denies what the limit allows. */
async function found(page) {
  await stateOf(page, "Denied");
  await paste(page, "policy", POLICY.replace("usage.seats >", "usage.seats >=").trimEnd(), { replace: true });
  await page.locator("#issues-list .issue-actions").first().waitFor();
  await page.locator("#issues-list button.issue").first().click();
  await settled(page);
}

const dialog = (name) => async (page) => {
  await stateOf(page, "Denied");
  await page.getByRole("button", { name, exact: true }).click();
  await page.locator("#dialog[open] h2").waitFor();
};

/**
 * `[name, bring it about, where it is]`, each from any other of them that is no dialog; elsewhere the page is as in the first.
 */
export const STATES = [
  ["denied", (page) => stateOf(page, "Denied"), "body"],
  ["allowed", (page) => stateOf(page, "Allowed"), ".side"],
  ["undecided", (page) => stateOf(page, "Undecided"), ".side"],
  ["broken", (page) => stateOf(page, "Broken"), "body"],
  ["finding", found, "#documents"],
  ["trace", (page) => stateOf(page, "Denied", "Trace"), ".side"],
  ["cost", async (page) => { await stateOf(page, "Ramp prices", "Cost"); await page.locator("#cost canvas").waitFor(); }, ".side"],
  ["plans", (page) => stateOf(page, "Denied", "All plans"), ".side"],
  ["compared", compared, "body"],
  ["examples", dialog("Examples"), "#dialog"],
  ["share", dialog("Share"), "#dialog"],
  ["export", dialog("Export"), "#dialog"],
];

/** Closes a dialog, if the state is one. */
export const leave = (page) => page.evaluate(() => document.querySelector("dialog").close());
