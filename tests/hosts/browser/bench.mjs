// The playground in Chromium: what it weighs, how soon the first decision shows, how long its frames are while a slider moves
// the map of 20 plans with 30 rules. `npm run bench:playground` says so, and fails where a figure is over its bound.
import { median } from "../../bench/median.mjs";
import { PLANS, RULES, moveLargeMap } from "./large-map.mjs";
import { startPlayground } from "./playground.mjs";
import { PLAYGROUND_BYTES, weightOf } from "./weight.mjs";

const FIRST_DECISION_MS = 1500;
const FRAME_MS = 33;
const [OPENINGS, ROUNDS, STEPS] = [7, 5, 90];

async function firstDecision(playground) {
  const { page, close } = await playground.open();
  const ms = await page.evaluate(() => performance.getEntriesByName("first-decision")[0].startTime);
  await close();
  return ms;
}

function report(name, value, bound, unit) {
  const isOver = value >= bound;
  console.log(`${isOver ? "OVER " : "ok   "} ${name}: ${value.toFixed(unit === "KB" ? 1 : 0)} ${unit} (bound: ${bound} ${unit})`);
  if (isOver) process.exitCode = 1;
}

const playground = await startPlayground();
try {
  report("page, gzip, all that it may load", weightOf() / 1000, PLAYGROUND_BYTES / 1000, "KB");
  const openings = [];
  for (let at = 0; at < OPENINGS; at++) openings.push(await firstDecision(playground));
  report(`first decision on the screen, median of ${OPENINGS}`, median(openings), FIRST_DECISION_MS, "ms");
  const rounds = await moveLargeMap(playground.open, { rounds: ROUNDS, steps: STEPS });
  const [longest, atRest, work, task, cells] = ["longest", "atRest", "work", "task", "changes"].map((name) => rounds.map((round) => Math.round(round[name])));
  console.log(`      of each round: longest frame ${longest.join(", ")} ms, of the page at rest ${atRest.join(", ")} ms; work of the page's thread for a step ${work.join(", ")} ms, in its longest frame ${task.join(", ")} ms; cells changed ${cells.join(", ")}`);
  report(`work for a step of the slider, ${PLANS} plans and ${RULES} rules`, median(work), FRAME_MS, "ms");
  report(`processor time of the longest frame, median of ${ROUNDS} rounds`, median(task), FRAME_MS, "ms");
  // A frame that another program took the processor from says nothing of the page, so the quietest round counts.
  report(`longest frame, best of ${ROUNDS} rounds`, Math.min(...longest), FRAME_MS, "ms");
} finally {
  await playground.stop();
}
