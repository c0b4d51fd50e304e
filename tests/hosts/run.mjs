// The package on every host: `node tests/hosts/run.mjs` runs those that are installed, with `light` those that need
// nothing beyond what `npm test` needs, with `write` puts the table into docs/hosts.md. Ends with "N passed, ...".
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { mainly } from "../../scripts/lib/run.mjs";
import { countNodeTest, Tally } from "../../scripts/lib/stages.mjs";
import { FIREFOX_FILE } from "./browser/browser.mjs";
import { missingPackage } from "./drivers/tools.mjs";
import { emptyFolder } from "./empty-folder.mjs";
import { hosts } from "./hosts.mjs";
import { judged } from "./judge.mjs";
import { tableOf, writeTable } from "./table.mjs";

const wanted = new Set(process.argv.slice(2));
const tally = new Tally();
const rows = [];

const timesOf = ({ coldStartMs, decisionNs }) =>
  [coldStartMs && `first decision after ${coldStartMs.toFixed(1)} ms`, decisionNs && `${Math.round(decisionNs)} ns per decision`];

async function runHost({ name, run }, folder) {
  const { row, faults } = await run(folder).then((report) => judged(name, report), (error) => judged(name, { error }));
  rows.push(row);
  const words = [`${row.passed} of ${row.total} passed`, ...timesOf(row)].filter(Boolean).join(", ");
  console.log(`${faults.length > 0 ? "FAILED" : "ok"}  ${name} (${row.version}): ${words}`);
  for (const fault of faults.slice(0, 10)) console.log(`  ${fault}`);
  tally.add({ [faults.length > 0 ? "failed" : "passed"]: 1 });
}

function skipHost({ name }, why) {
  tally.skip(name, why);
  rows.push({ name, version: "" });
}

/** The examples for servers, which need the same tools. */
async function serverExamples() {
  const name = "examples with Express and Hono";
  const why = missingPackage("express") ?? missingPackage("miniflare");
  if (why) return tally.skip(name, why);
  const file = fileURLToPath(new URL("examples/services.test.mjs", import.meta.url));
  await tally.stage(name, [process.execPath, "--test", "--test-reporter=spec", "--test-timeout=120000", file], { count: countNodeTest });
}

/** The same tests that `npm test` runs in Chromium. */
async function playgroundInFirefox() {
  const name = "playground in Firefox";
  if (!existsSync(FIREFOX_FILE)) return tally.skip(name, `${FIREFOX_FILE} is not installed`);
  const file = fileURLToPath(new URL("browser/playground.test.mjs", import.meta.url));
  const command = [process.execPath, "--test", "--test-reporter=spec", "--test-timeout=900000", file];
  await tally.stage(name, command, { count: countNodeTest, env: { PLANGATE_BROWSER: "firefox" } });
}

await mainly(async () => {
  const folder = await emptyFolder();
  try {
    for (const host of hosts) {
      if (wanted.has("light") && !host.light) continue;
      const why = await host.missing();
      if (why) skipHost(host, why);
      else await runHost(host, folder);
    }
  } finally {
    folder.remove();
  }
  if (!wanted.has("light")) {
    await serverExamples();
    await playgroundInFirefox();
    console.log(`\n${tableOf(rows)}\n`);
  }
  if (wanted.has("write")) writeTable(rows);
  return tally.finish();
});
