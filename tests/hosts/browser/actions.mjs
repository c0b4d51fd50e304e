// What a user does with the playground, and what is to be seen then.

/** Opens an example of the gallery. */
export async function example(page, name) {
  await page.getByRole("button", { name: "Examples", exact: true }).click();
  await page.locator("#dialog button.card", { has: page.getByText(name, { exact: true }) }).click();
}

/** The cursor to the end of a document's line, also where the line is wrapped. */
export async function toEndOfLine(page, pane, text) {
  await page.locator(`#pane-${pane} .cm-line`, { hasText: text }).first().click();
  for (let press = 0; press < 4; press++) await page.keyboard.press("End");
}

/** What an editor shows; all of it only for documents that are short. */
export async function textOf(page, pane) {
  return (await page.locator(`#pane-${pane} .cm-line`).allInnerTexts()).map((line) => line.replace(/\n$/, "")).join("\n");
}

export const outcomeIs = (page, value) => page.locator(`#outcome[data-outcome="${value}"]`).waitFor();

/** Everything that was edited has been decided, or was found to be impossible to. */
export const settled = (page) => page.locator("#outcome[aria-busy=false]").waitFor();

/** Pastes as a user would, at the cursor or in the place of everything. */
export async function paste(page, pane, text, { replace = false } = {}) {
  const content = page.locator(`#pane-${pane} .cm-content`);
  await content.focus();
  if (replace) await page.keyboard.press("Control+A");
  await content.evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    // Firefox takes no clipboard with an event that is made by hand.
    Object.defineProperty(event, "clipboardData", { value: clipboardData });
    element.dispatchEvent(event);
  }, text);
}

export async function shareLink(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  return link;
}
