// The property tests at full length, after `node scripts/setup.mjs test`: a million cases each, some tens of minutes.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { mainly, root } from "./lib/run.mjs";

const folder = "tests/differential";

function run(file) {
  const args = ["--test", "--test-reporter=spec", path.join(folder, file)];
  const env = { ...process.env, PLANGATE_LONG: "1" };
  return new Promise((resolve) => {
    spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" }).on("close", (code) => resolve(code === 0));
  });
}

await mainly(async () => {
  let ok = true;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".test.mjs"))) ok = (await run(file)) && ok;
  return ok ? 0 : 1;
});
