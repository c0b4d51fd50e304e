// After `node scripts/setup.mjs test`, some tens of minutes: the property tests with a million cases each, and what
// tests/long has.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { mainly, root } from "./lib/run.mjs";

const listed = (folder, ending) =>
  readdirSync(path.join(root, folder)).filter((name) => name.endsWith(ending)).sort().map((name) => path.join(folder, name));

function run(file) {
  const args = ["--test", "--test-reporter=spec", file];
  const env = { ...process.env, PLANGATE_LONG: "1" };
  return new Promise((resolve) => {
    spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" }).on("close", (code) => resolve(code === 0));
  });
}

await mainly(async () => {
  let ok = true;
  const files = [...listed("tests/differential", ".test.mjs"), ...listed("tests/laws", ".test.mjs"), ...listed("tests/long", ".mjs")];
  for (const file of files) ok = (await run(file)) && ok;
  return ok ? 0 : 1;
});
