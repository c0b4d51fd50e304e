// What has to hold before a change goes in: the tests as the README runs them (Go required), every host that can be
// installed, the sanitizers, a minute of fuzzing, the linters. One after
// the other: the browsers' tests have time limits, which builds beside them would spoil.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { lint } from "./lint.mjs";
import { mainly, root } from "./lib/run.mjs";
import { countCore, countOwn, Tally } from "./lib/stages.mjs";

const tally = new Tally();

/** Runs a command with its output shown as it comes; answers `{ok, output}`. */
function watched(command, args) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** A run that shows its own lines and ends with its sum. */
async function summed(name, command, args) {
  const { ok, output } = await watched(command, args);
  const counts = countOwn({ output });
  tally.add(counts);
  if (!ok && counts.failed === 0) tally.fail(name, "ended with an error");
}

async function sanitizers() {
  const options = { count: countCore, env: { UBSAN_OPTIONS: "print_stacktrace=1" } };
  await tally.stage("core, ASan and UBSan", ["ctest", "--test-dir", "build/asan", "--verbose"], options);
}

/** A minute from the kept corpus; what it adds goes to a folder of its own. */
async function fuzzing() {
  mkdirSync(path.join(root, "build/found"), { recursive: true });
  const flags = ["-max_total_time=60", "-entropic=0", "-timeout=5", "-rss_limit_mb=1024", "-print_final_stats=1"];
  const folders = ["build/found", "tests/fuzz/corpus"];
  await tally.stage("fuzzing expressions", ["build/asan/tests/fuzz/expression_fuzz", ...flags, ...folders]);
}

async function after(job, what) {
  const setup = await watched(process.execPath, ["scripts/setup.mjs", job]);
  if (setup.ok) await what();
  else tally.fail(`set-up of ${job}`, "see above");
}

async function testsAndHosts() {
  await summed("npm test", "npm", ["test"]);
  await after("hosts", () => summed("hosts", process.execPath, ["tests/hosts/run.mjs"]));
}

async function everythingElse() {
  await after("lint", () => lint(tally));
  await after("asan", async () => {
    await sanitizers();
    await fuzzing();
  });
  await tally.stage("the package is reproducible", [process.execPath, "scripts/reproducible.mjs"]);
}

await mainly(async () => {
  await after("ci", async () => {
    await testsAndHosts();
    await everythingElse();
  });
  return tally.finish(["passed", "failed"]);
});
