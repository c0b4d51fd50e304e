// How long a page's own thread worked, as Chromium's trace tells it: processor time, which does not count what other programs took the
// processor for.

const CATEGORIES = ["toplevel", "devtools.timeline"];

async function eventsWhile(session, run) {
  const events = [];
  const collect = ({ value }) => { events.push(...value); };
  session.on("Tracing.dataCollected", collect);
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: CATEGORIES, excludedCategories: ["*"] } });
  await run();
  const complete = new Promise((resolve) => { session.once("Tracing.tracingComplete", resolve); });
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", collect);
  return events;
}

/**
 * The longest task of the page's thread while something runs, in milliseconds of processor time. A frame is one task: what is done for it in
 * scripts, its layout and its painting.
 */
export async function longestTaskWhile(page, run) {
  const session = await page.context().newCDPSession(page);
  const events = await eventsWhile(session, run);
  await session.detach();
  const { pid, tid } = events.find(({ name }) => name === "FireAnimationFrame");
  const tasks = events.filter((event) => event.pid === pid && event.tid === tid && event.name === "ThreadControllerImpl::RunTask");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}
