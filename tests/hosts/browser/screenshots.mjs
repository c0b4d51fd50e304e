// Pictures of the playground, after `node scripts/setup.mjs web`: its main states on a desktop and a phone, light and dark, into
// build/screenshots. With `docs` only those of the tour in docs/playground.md.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { mainly, root } from "../../../scripts/lib/run.mjs";
import { startPlayground } from "./playground.mjs";
import { STATES, leave } from "./states.mjs";

const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];
const COLOURS = ["light", "dark"];

/** `[state, picture, how it is taken]`: the page as it is, or one part of it. */
const TOUR = [
  ["denied", "decision", {}],
  ["broken", "issues", { part: "#documents" }],
  ["finding", "finding", { part: "#documents" }],
  ["trace", "trace", { part: ".side", colorScheme: "dark" }],
  ["cost", "cost", { part: ".side" }],
  ["plans", "plans", { part: ".side" }],
  ["compared", "compared", {}],
  ["denied", "phone", { width: 390, height: 844 }],
];

/** Editors measure themselves only once they are in view, so the page is scrolled through first. */
async function whole(page, file) {
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(150);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(100);
  await page.screenshot({ path: file, fullPage: true });
}

const fileIn = (folder) => {
  mkdirSync(path.join(root, folder), { recursive: true });
  return (name) => path.join(root, folder, `${name}.png`);
};

async function everyState(playground) {
  const file = fileIn("build/screenshots");
  for (const viewport of SIZES) {
    for (const colorScheme of COLOURS) {
      const { page, close } = await playground.open({ viewport, colorScheme, reducedMotion: "reduce" });
      for (const [name, bringAbout] of STATES) {
        await bringAbout(page);
        await whole(page, file(`${viewport.width}-${colorScheme}-${name}`));
        await leave(page);
      }
      await close();
    }
  }
}

async function tour(playground) {
  const file = fileIn("docs/playground");
  for (const [state, picture, { part, colorScheme = "light", width = 1280, height = 800 }] of TOUR) {
    const { page, close } = await playground.open({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
    await STATES.find(([name]) => name === state)[1](page);
    await page.waitForTimeout(200);
    await (part ? page.locator(part) : page).screenshot({ path: file(picture) });
    await close();
  }
}

await mainly(async () => {
  const playground = await startPlayground();
  try {
    await (process.argv.includes("docs") ? tour : everyState)(playground);
  } finally {
    await playground.stop();
  }
  return 0;
});
