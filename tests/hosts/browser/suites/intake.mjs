// What gets into the playground, and out of it: pasted events and updates, files, links, the storage of the browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { example, outcomeIs, paste, settled, shareLink, textOf } from "../actions.mjs";
import { isFirefox } from "../browser.mjs";
import { fragmentOf } from "../../../../web/src/files/share.js";
import { inPage, openPage } from "../one-page.mjs";

const { yauzl } = createRequire(import.meta.url)("playwright-core/lib/utilsBundle");
const COMMAND = fileURLToPath(new URL("../../../../js/bin/plangate.js", import.meta.url));
const sample = (name) => readFileSync(new URL(`../../../../examples/${name}`, import.meta.url), "utf8");

const downloads = { skip: isFirefox && "Playwright does not see what this Firefox saves" };

const notice = async (page, kind) => {
  await page.locator(`#notices .notice.${kind}`).waitFor();
  return page.locator("#notices .notice p").innerText();
};
const openFiles = async (page, files) => {
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await (await chosen).setFiles(files.map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) })));
};

inPage("a Kinde event that is pasted becomes the change, and its facts join the others", async (page) => {
  const event = JSON.parse(sample("kinde-plan-selection.json"));
  event.context.billing = { currentPlanCode: "starter", requestedPlanCode: "enterprise" };
  await paste(page, "policy", JSON.stringify(event));
  await outcomeIs(page, "allow");
  assert.match(await notice(page, "done"), /event of a Kinde workflow/);
  assert.deepEqual(JSON.parse(await textOf(page, "change")), { current: "starter", requested: "enterprise" });
  const facts = JSON.parse(await textOf(page, "facts"));
  assert.equal(facts.user.id, "kp_1234566");
  assert.equal(facts.usage.seats, 12);
  assert.match(await textOf(page, "policy"), /^\{\n {2}"plangate": 1,/);
});

inPage("a plan update that is pasted goes to the catalogue, and says what it did", async (page) => {
  await example(page, "Allowed");
  await outcomeIs(page, "allow");
  const update = { ...JSON.parse(sample("unipaas-plan-created.json")), status: "paused", updatedAt: "2026-01-01T00:00:00Z" };
  await page.locator("#change-current").selectOption("starter");
  await page.locator("#change-requested").selectOption("professional");
  await page.locator("#pane-facts").waitFor();
  await paste(page, "facts", JSON.stringify(update));
  assert.match(await notice(page, "done"), /^Plan update: professional was updated \(.*status.*\)\.$/);
  await page.locator("#reasons", { hasText: "its status is paused" }).waitFor();
  await paste(page, "facts", JSON.stringify(update));
  await page.locator("#notices", { hasText: "is known already" }).waitFor();
  await paste(page, "facts", JSON.stringify({ ...update, price: 5 }));
  assert.match(await notice(page, "warning"), /contradicts what was said before/);
  await page.locator("#reasons", { hasText: "its status is disputed" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator("#reasons", { hasText: "its status is paused" }).waitFor();
});

inPage("a plan update that is wrong is refused in words, and nothing changes", async (page) => {
  const update = { ...JSON.parse(sample("unipaas-plan-created.json")), price: "a lot" };
  await paste(page, "facts", JSON.stringify(update));
  assert.match(await notice(page, "warning"), /^This plan update cannot be applied\. /);
  await outcomeIs(page, "deny");
});

inPage("other JSON is pasted where the cursor is", async (page) => {
  await paste(page, "change", '{"current": "free", "requested": "starter"}', { replace: true });
  await page.locator("#outcome:not(.stale)").waitFor();
  assert.deepEqual(JSON.parse(await textOf(page, "change")), { current: "free", requested: "starter" });
});

inPage("JSON that came on one long line is broken into several", async (page) => {
  const rules = Array.from({ length: 40 }, (_, index) => ({ id: `r${index}`, when: "usage.seats > requested.limits.seats", deny: "Too many." }));
  const facts = { "usage.seats": { type: "int" } };
  await paste(page, "policy", JSON.stringify({ plangate: 1, name: "long", facts, rules }), { replace: true });
  await page.locator("#pane-policy .cm-line", { hasText: /^ {2}"name": "long",$/ }).waitFor();
  await page.locator("#reasons", { hasText: "and" }).or(page.locator("#reasons", { hasText: "r39" })).first().waitFor();
});

inPage("files are opened by what they hold, and others are refused", async (page) => {
  await openFiles(page, [["a.json", sample("ramp/policy.json")], ["b.json", sample("ramp/catalog.json")]]);
  await page.locator("#change-current option", { hasText: "Basic" }).waitFor({ state: "attached" });
  assert.match(await textOf(page, "policy"), /"name": "ramp"/);
  await openFiles(page, [["notes.json", '{"hello": "world"}']]);
  assert.match(await notice(page, "warning"), /^notes\.json is no policy, catalogue, change, event or plan update\.$/);
});

inPage("what is saved can be opened again", async (page) => {
  await example(page, "Ramp prices");
  await page.getByRole("tab", { name: "All plans" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const saved = readFileSync(await (await download).path(), "utf8");
  await example(page, "Denied");
  await openFiles(page, [["saved.json", saved]]);
  await page.locator("#pane-policy .cm-line", { hasText: '"name": "ramp"' }).waitFor();
}, downloads);

inPage("each document can be exported as the file that the package takes", async (page) => {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^policy\.json/ }).click();
  const file = await download;
  assert.equal(file.suggestedFilename(), "policy.json");
  assert.deepEqual(JSON.parse(readFileSync(await file.path(), "utf8")), JSON.parse(sample("policy.json")));
}, downloads);

/** The files of a ZIP archive, as another program reads it. */
function unzipped(file) {
  return new Promise((resolve, reject) => yauzl.fromBuffer(readFileSync(file), { lazyEntries: true }, (error, archive) => {
    if (error) return reject(error);
    const files = {};
    archive.on("entry", (entry) => archive.openReadStream(entry, async (_fault, stream) => {
      files[entry.fileName] = Buffer.concat(await stream.toArray()).toString();
      archive.readEntry();
    }));
    archive.on("end", () => resolve(files)).on("error", reject).readEntry();
  }));
}

inPage("a project for Kinde is exported that checks, decides as the page did, and builds", async (page) => {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^plangate-kinde\.zip/ }).click();
  const files = await unzipped(await (await download).path());
  const folder = mkdtempSync(join(tmpdir(), "plangate-kinde-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const project = join(folder, "plangate-kinde");
  const { scripts } = JSON.parse(files["plangate-kinde/package.json"]);
  for (const script of ["check", "test", "build"]) {
    const [, ...args] = scripts[script].split(" ");
    execFileSync(process.execPath, [COMMAND, ...args], { cwd: project });
  }
  assert.deepEqual(JSON.parse(files["plangate-kinde/cases.json"]).cases, [{ name: "as it was in the playground", expect: { outcome: "deny" } }]);
  const built = readFileSync(join(project, "kindeSrc/environment/workflows/plangate/plangate.js"), "utf8");
  assert.match(files["plangate-kinde/kindeSrc/environment/workflows/planSelection/planSelectionWorkflow.ts"], /"\.\.\/plangate\/plangate\.js"/);
  assert.match(built, /createGateSync/);
  rmSync(folder, { recursive: true });
}, downloads);

inPage("a link holds everything, and is taken out of the address once it was opened", async (page) => {
  await example(page, "Deferred");
  await outcomeIs(page, "defer");
  await page.getByRole("tab", { name: "Cost" }).click();
  const link = await shareLink(page);
  assert.match(link, /\/some\/folder\/#p1=[\w-]+$/);
  const other = await openPage({ fragment: new URL(link).hash });
  await outcomeIs(other.page, "defer");
  assert.equal(await other.page.getByRole("tab", { name: "Cost" }).getAttribute("aria-selected"), "true");
  assert.equal(new URL(other.page.url()).hash, "");
  assert.deepEqual(other.faults, []);
  await other.close();
});

inPage("a link longer than 30 KB says so", async (page) => {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  assert.match(await page.locator("#dialog .remark").innerText(), /^\d\.\d KB\. All of it is in the link itself/);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const noise = Array.from({ length: 30_000 }, (_, index) => String.fromCharCode(33 + ((index * 7919) ^ (index >> 3) ^ (index * index)) % 90)).join("");
  await openFiles(page, [["policy.json", JSON.stringify({ plangate: 1, name: noise, rules: [] })]]);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  assert.match(await page.locator("#dialog .remark.warning").innerText(), /longer than 30 KB/);
});

test("a damaged link says so, and the last good state is kept", async () => {
  const { page, faults, close } = await openPage();
  await example(page, "Allowed");
  await outcomeIs(page, "allow");
  const link = await shareLink(page);
  await page.waitForTimeout(600);
  for (const bad of [link.slice(0, -20), link.replace("#p1=", "#p1=A"), link.replace(/#.*/, "#p1=")]) {
    await page.goto(bad);
    await page.locator("#notices .notice.warning").waitFor();
    assert.match(await notice(page, "warning"), /damaged or was cut off/);
    await outcomeIs(page, "allow");
    await page.getByRole("button", { name: "Close the message" }).click();
  }
  assert.deepEqual(faults, []);
  await close();
});

test("a link that is whole and holds something else is refused, and one with broken documents is opened as it is", async () => {
  const { page, faults, close } = await openPage();
  const go = async (state) => page.goto(new URL(await fragmentOf(state), page.url()).href);
  for (const other of [{ hello: "world" }, { playground: 1, documents: { policy: 1 } }, [], null]) {
    await go(other);
    assert.match(await notice(page, "warning"), /^This link does not hold a playground\. Nothing was opened\.$/);
    await page.getByRole("button", { name: "Close the message" }).click();
    await outcomeIs(page, "deny");
  }
  await go({ playground: 1, documents: "a".repeat(9_000_000) });
  assert.match(await notice(page, "warning"), /damaged or was cut off/);
  await go({ playground: 1, view: "nowhere", documents: { policy: "{", catalog: "\u0000", change: "[]", facts: "" } });
  await page.locator("#outcome", { hasText: "Last good decision: the policy, catalogue and facts have errors." }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator("#outcome:not(.stale)").waitFor();
  await outcomeIs(page, "deny");
  assert.deepEqual(faults, []);
  await close();
});

test("what is too large to be kept is told once, until it can be kept again", async () => {
  const { page, faults, close } = await openPage();
  const quantity = async (number) => {
    await paste(page, "change", `{ "current": "free", "requested": "starter", "quantity": ${number} }`, { replace: true });
    await page.waitForTimeout(900);
  };
  const keptQuantity = () => page.evaluate(() => JSON.parse(JSON.parse(localStorage.getItem("plangate-playground")).documents.change).quantity);
  /** Fills what the browser grants a page, to the last character. */
  const fill = () => page.evaluate(() => {
    for (let size = 8_000_000, text = ""; size >= 1; size = Math.floor(size / 2)) {
      try {
        localStorage.setItem("other", text + "x".repeat(size));
        text += "x".repeat(size);
      } catch {
        // Half of it may fit.
      }
    }
  });
  await quantity(1);
  assert.equal(await keptQuantity(), 1);
  await fill();
  await quantity("2".repeat(300));
  assert.match(await notice(page, "warning"), /^These documents are too large for this browser to keep: save them as a file before you leave\.$/);
  await page.getByRole("button", { name: "Close the message" }).click();
  await quantity("3".repeat(300));
  assert.equal(await page.locator("#notices .notice").count(), 0, "told once");
  assert.equal(await keptQuantity(), 1, "what was kept before stays");
  await page.evaluate(() => localStorage.removeItem("other"));
  await quantity(4);
  assert.equal(await keptQuantity(), 4);
  await fill();
  await quantity("5".repeat(300));
  await page.locator("#notices .notice.warning").waitFor();
  assert.deepEqual(faults, []);
  await close();
});

inPage("the state is kept across reloads, and undo leads back to it from a link", async (page) => {
  await example(page, "Undecided");
  await outcomeIs(page, "undecided");
  await page.getByRole("tab", { name: "All plans" }).click();
  await page.reload();
  await outcomeIs(page, "undecided");
  assert.equal(await page.getByRole("tab", { name: "All plans" }).getAttribute("aria-selected"), "true");
  const link = await shareLink(page);
  await example(page, "Allowed");
  await outcomeIs(page, "allow");
  await page.goto(link);
  await outcomeIs(page, "undecided");
  await page.getByRole("button", { name: "Undo" }).click();
  await outcomeIs(page, "allow");
});

inPage("every example of the gallery is decided without an issue, but for the one that is broken", async (page) => {
  const cards = page.locator("#dialog button.card b");
  await page.getByRole("button", { name: "Examples", exact: true }).click();
  await cards.first().waitFor();
  const names = await cards.allTextContents();
  assert.ok(names.length > 25, `${names.length} examples`);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const seen = {};
  for (const name of names) {
    await example(page, name);
    await settled(page);
    seen[name] = [await page.locator("#outcome").getAttribute("data-outcome"), await page.locator("#issues-list .error").count()];
  }
  const broken = names.filter((name) => seen[name][1] > 0);
  assert.deepEqual(broken, ["Broken"]);
  assert.equal(seen["Kinde's tutorial: limits"][0], "allow");
  assert.equal(seen["Kinde's tutorial: deny with reasons"][0], "deny");
});
