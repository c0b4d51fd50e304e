// All tests, after `node scripts/setup.mjs test`: one line for each stage, what failed in full, then the sum.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { requireRuntime, withRuntime } from "./kinde-runtime.mjs";
import { mainly, root } from "./lib/run.mjs";
import { conformanceLine, countCore, countGoTest, countNodeTest, countOwn, goEvents, Tally } from "./lib/stages.mjs";
import { which } from "./lib/tools.mjs";

const tally = new Tally();

const ctest = (preset) => ["ctest", "--test-dir", path.join(root, "build", preset), "--verbose", "--timeout", "600"];

// No test may hang a run: a file that takes five minutes has failed.
const MOST_MINUTES = 5;
const nodeTest = (minutes) => ["--test", "--test-reporter=spec", `--test-timeout=${minutes * 60_000}`];

function testFiles(folder) {
  const place = path.join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place).filter((name) => name.endsWith(".test.mjs")).sort().map((name) => path.join(folder, name));
}

async function nodeTests(name, folder, minutes = MOST_MINUTES) {
  const files = testFiles(folder);
  if (files.length === 0) return tally.fail(name, `${folder} has no *.test.mjs`);
  await tally.stage(name, [process.execPath, ...nodeTest(minutes), ...files], { count: countNodeTest });
}

/** What tests named ...Times log: shown, because these times are a reason to run the real interpreter. */
function timings(output) {
  const logged = goEvents(output).filter(({ Test = "", Action }) => Test.endsWith("Times") && Action === "output");
  return logged.flatMap(({ Output }) => Output.match(/^\s+\w+\.go:\d+: (.*)/)?.[1] ?? []);
}

async function kinde() {
  const name = "workflow on Kinde's interpreter (Go)";
  const go = which("go", ["/usr/local/go/bin", "/usr/lib/go/bin"]);
  if (!go && process.env.PLANGATE_REQUIRE_GO !== "1") return tally.skip(name, "Go is not installed");
  if (!go) return tally.fail(name, "Go is not installed, and PLANGATE_REQUIRE_GO=1 asks for it");
  await goTest("workflow on a stand-in for Kinde's runtime (Go)", go, { cwd: path.join(root, "tests/hosts/kinde") });
  await kindeRuntime("workflow on Kinde's own runtime (Go)", go);
}

async function kindeRuntime(name, go) {
  const refused = await requireRuntime(go);
  if (refused) return tally.skip(name, `Go could not fetch it: ${refused}`);
  await goTest(name, go, withRuntime);
}

/** All but the case set, which takes an interpreter minutes: `npm run test:hosts` runs it. */
async function goTest(name, go, { flags = [], ...options }) {
  const command = [go, "test", ...flags, "-skip=^TestCases$", "-count=1", "-timeout=5m", "-json", "./..."];
  await tally.stage(name, command, { ...options, count: countGoTest, notes: timings });
}

await mainly(async () => {
  await tally.stage("core, native", ctest("native"), { count: countCore, notes: conformanceLine });
  await tally.stage("core, wasm in Node", ctest("wasm"), { count: countCore, notes: conformanceLine });
  await nodeTests("expressions beside other engines", "tests/differential");
  await nodeTests("laws of decisions", "tests/laws");
  await nodeTests("JavaScript package", "tests/js");
  await nodeTests("stores and webhook servers", "tests/stores");
  if (existsSync(path.join(root, "tests/docs"))) await nodeTests("documentation", "tests/docs");
  await kinde();
  await tally.stage("the packed package on hosts", [process.execPath, "tests/hosts/run.mjs", "light"], { count: countOwn });
  await nodeTests("examples for pages in Chromium", "tests/examples");
  await nodeTests("playground in Chromium", "tests/hosts/browser", 15);
  return tally.finish();
});
