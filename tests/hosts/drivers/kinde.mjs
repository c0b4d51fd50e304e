// Kinde's interpreter and Kinde's runtime, by the tests and times of the Go modules in tests/hosts/kinde.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commit, requireRuntime, withRuntime } from "../../../scripts/kinde-runtime.mjs";
import { run as runProgram } from "../../../scripts/lib/run.mjs";
import { countGoTest, goEvents } from "../../../scripts/lib/stages.mjs";
import { which } from "../../../scripts/lib/tools.mjs";

const folder = fileURLToPath(new URL("../kinde/", import.meta.url));
const go = which("go", ["/usr/local/go/bin", "/usr/lib/go/bin"]);
const noGo = go ? undefined : "Go is not installed";

/** "whole call  4.20 ms" in what the tests log, in milliseconds. */
function logged(output, what) {
  const text = goEvents(output).map(({ Output = "" }) => Output).join("");
  const [, ms] = text.match(new RegExp(`${what}\\s+(\\d+\\.\\d+) ms`)) ?? [];
  return ms === undefined ? undefined : Number(ms);
}

async function goTest(version, { flags = [], ...options }) {
  const args = ["test", ...flags, "-count=1", "-timeout=10m", "-json", "./..."];
  const { output } = await runProgram(go, args, { ...options, label: "go test" });
  const { passed, failed } = countGoTest({ output });
  if (failed > 0 || passed === 0) throw new Error(output);
  return { version, passed, failed, coldStartMs: logged(output, "whole call") };
}

const gojaVersion = () => readFileSync(`${folder}go.mod`, "utf8").match(/dop251\/goja (\S+)/)[1];

export const hosts = [
  {
    name: "Goja as Kinde pins it, its own tests",
    missing: () => noGo,
    run: () => goTest(gojaVersion(), { cwd: folder }),
  },
  {
    name: "Kinde's runtime, its own tests",
    missing: async () => noGo ?? requireRuntime(go),
    run: () => goTest(commit.slice(0, 12), withRuntime),
  },
];
