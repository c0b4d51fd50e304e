// A map of 20 plans under 30 rules, and how long its page works while a slider moves it.
import { settled } from "./actions.mjs";
import { longestTaskWhile } from "./frame-tasks.mjs";

export const [PLANS, RULES] = [20, 30];

/** Twenty plans with two limits, thirty rules on two facts. */
function large() {
  const plans = Object.fromEntries(Array.from({ length: PLANS }, (_, at) => [
    `plan${at}`,
    { name: `Plan ${at}`, rank: at, group: "team", price: `${at}.00`, currency: "EUR", period: "1 month", limits: { seats: 5 * at + 5, projects: 7 * at + 3 } },
  ]));
  const rules = Array.from({ length: RULES }, (_, at) => {
    const name = at % 2 === 0 ? "seats" : "projects";
    return { id: `r${at}`, when: `usage.${name} > requested.limits.${name} + ${at} && change.direction == '${at % 3 ? "downgrade" : "upgrade"}'`, deny: `Too many ${name} (${at}).` };
  });
  const facts = { "usage.seats": { type: "int", min: 0 }, "usage.projects": { type: "int", min: 0 } };
  const json = (value) => JSON.stringify(value, null, 2);
  const documents = {
    policy: json({ plangate: 1, name: "large", facts, rules }),
    catalog: json({ plangate: 1, plans }),
    change: json({ current: "plan9", requested: "plan4" }),
    facts: json({ usage: { seats: 50, projects: 50 }, now: "2026-11-21T09:00:00Z" }),
  };
  return { playground: 1, view: "plans", documents };
}

/** Runs in the page: measures from frame to frame while nothing happens in it, which is what the rest of the machine makes of frames. */
async function longestAtRest(frames) {
  const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
  let [before, longest] = [await frame(), 0];
  for (let at = 0; at < frames; at++) {
    const now = await frame();
    [before, longest] = [now, Math.max(longest, now - before)];
  }
  return longest;
}

/** Runs in the page: moves a slider with every frame, and measures from frame to frame. */
async function moveSlider(steps) {
  const slider = document.querySelector("#fact-controls input[type=range]");
  const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
  let changes = 0;
  const observer = new MutationObserver((records) => { changes += records.length; });
  observer.observe(document.querySelector("#matrix"), { subtree: true, attributes: true, attributeFilter: ["data-outcome"] });
  const times = [];
  let before = await frame();
  for (let step = 0; step < steps; step++) {
    slider.value = String((step * 3) % 110);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  observer.disconnect();
  return { longest: Math.max(...times), changes };
}

/**
 * Opens the map, moves a slider with every frame, and says of each round the longest time from frame to frame, that of as many frames
 * `atRest`, how long the page's own thread worked for a step on average, and how long its longest `task`, which is a frame, kept the
 * processor, all in milliseconds, and how many cells changed. Chromium only.
 */
export async function moveLargeMap(open, { rounds, steps }) {
  const prepare = (page) => page.addInitScript((state) => { localStorage.setItem("plangate-playground", state); }, JSON.stringify(large()));
  const { page, close } = await open({ prepare });
  await page.locator("#matrix button").nth(PLANS * PLANS - 1).waitFor();
  await settled(page);
  const worked = await workOf(page);
  const found = [];
  for (let round = 0; round < rounds; round++) {
    const atRest = await page.evaluate(longestAtRest, steps);
    const before = await worked();
    const moved = await page.evaluate(moveSlider, steps);
    const work = ((await worked()) - before) / steps;
    const task = await longestTaskWhile(page, () => page.evaluate(moveSlider, steps));
    found.push({ ...moved, atRest, work, task });
  }
  await close();
  return found;
}

/** The thread's own time, which does not count what other programs took the processor for. */
async function workOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
  };
}
