// npm run bench [-- --rounds 15 --milliseconds 80 --spawns 15 --json file]: speed, size, cold start and memory of
// Plangate beside hand-written JavaScript and two rule engines, and its expressions beside two engines of CEL, after all
// have been shown to agree.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { assertAgreement } from "./agree.mjs";
import { measureAnalysis } from "./analysis.mjs";
import { measureCatalog } from "./catalog.mjs";
import { measureColdStart } from "./cold-start.mjs";
import { measureExpressions } from "./expressions.mjs";
import { measureEngines } from "./measure.mjs";
import { measureKinde } from "./kinde.mjs";
import { measureMemory } from "./memory.mjs";
import { measureParts } from "./parts.mjs";
import { measureQuotes } from "./quotes.mjs";
import { measureScale } from "./scale.mjs";
import { measureWords } from "./words.mjs";
import { compilationTable, evaluationTable } from "./report-expressions.mjs";
import { analysisTable, catalogTable, coldStartTable, memoryTable, partsTable, quoteTable, scaleTable, sizeTable, speedTable, wordsTable } from "./report.mjs";
import { randomRequests, sampleRequests } from "./requests.mjs";
import { measureSizes } from "./sizes.mjs";

const ENGINES = {
  "hand-written": null,
  plangate: "plangate",
  "plangate-esm": "plangate",
  "json-logic": "json-logic-engine",
  "cel-js": "@marcbachmann/cel-js",
};
const AGREED_REQUESTS = 1000;

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    milliseconds: { type: "string", default: "80" },
    spawns: { type: "string", default: "15" },
    json: { type: "string" },
  },
});

function versionOf(packageName) {
  const file = new URL(`../../node_modules/${packageName}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).version;
}

async function loadEngines() {
  const engines = {};
  for (const name of Object.keys(ENGINES)) engines[name] = await (await import(`./engines/${name}.mjs`)).load();
  return engines;
}

async function measureAll(engines) {
  const timing = { rounds: Number(options.rounds), milliseconds: Number(options.milliseconds) };
  const quick = { rounds: timing.rounds, milliseconds: timing.milliseconds / 4 };
  return {
    node: process.version,
    processor: cpus()[0]?.model ?? "",
    versions: Object.fromEntries(Object.entries(ENGINES).map(([name, from]) => [name, from ? versionOf(from) : ""])),
    speed: await measureEngines(engines, sampleRequests(), timing),
    scale: measureScale(quick),
    words: await measureWords(timing),
    quotes: await measureQuotes(timing),
    expressions: await measureExpressions(quick),
    sizes: measureSizes(),
    parts: await measureParts(),
    coldStart: measureColdStart(Number(options.spawns)),
    kinde: measureKinde(),
    memory: measureMemory(),
    catalog: await measureCatalog(),
    analysis: measureAnalysis(),
  };
}

function print(figures) {
  console.log(`\nOne decision of 12 rules (median of ${options.rounds} interleaved rounds; x: times hand-written)\n`);
  console.log(speedTable(figures.speed, figures.versions));
  console.log("\nThe same with more metrics, each with a rule: ns per decision, reasons unread\n");
  console.log(scaleTable(figures.scale));
  console.log(`\n${wordsTable(figures.words)}`);
  console.log(`\n${quoteTable(figures.quotes)}`);
  console.log("\nConditions in CEL, each compiled once: evaluation of one, from facts that are there\n");
  console.log(evaluationTable(figures.expressions));
  console.log("\nCompiling so many conditions; the other engines read no document, no messages, and make no digest\n");
  console.log(compilationTable(figures.expressions));
  console.log(`\n${sizeTable(figures.sizes)}`);
  console.log(`\n${partsTable(figures.parts)}`);
  console.log(`\n${coldStartTable(figures.coldStart)}`);
  console.log(`\nA workflow of Kinde: ${figures.kinde}`);
  console.log(`\n${memoryTable(figures.memory)}`);
  console.log(`\nA catalogue that is updated\n\n${catalogTable(figures.catalog)}\n`);
  console.log(`\n${analysisTable(figures.analysis)}\n`);
}

async function main() {
  const engines = await loadEngines();
  assertAgreement(engines, [...randomRequests(AGREED_REQUESTS), ...sampleRequests()]);
  console.log(`Node ${process.version}. All engines agree on ${AGREED_REQUESTS} seeded random requests.`);
  const figures = await measureAll(engines);
  print(figures);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
