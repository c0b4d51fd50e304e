// Kinde's interpreter and Kinde's runtime, by the Go modules in tests/hosts/kinde: the case set, and the times of the example.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { commit, requireRuntime, withRuntime } from "../../../scripts/kinde-runtime.mjs";
import { run as runProgram } from "../../../scripts/lib/run.mjs";
import { goEvents } from "../../../scripts/lib/stages.mjs";
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

async function goTest(version, { flags = [], env, ...options }) {
  const made = mkdtempSync(path.join(tmpdir(), "plangate-kinde-"));
  const report = path.join(made, "cases.json");
  try {
    const args = ["test", ...flags, "-run=^Test(Cases|Times)$", "-count=1", "-timeout=20m", "-json", "./..."];
    const { ok, output } = await runProgram(go, args, { ...options, env: { ...env, PLANGATE_CASES_REPORT: report }, label: "go test" });
    if (!ok) throw new Error(goEvents(output).map(({ Output = "" }) => Output).join("") || output);
    return { version, results: JSON.parse(readFileSync(report, "utf8")), coldStartMs: logged(output, "whole call"), decisionNs: nanoseconds(output) };
  } finally {
    rmSync(made, { recursive: true });
  }
}

/** Of a first decision: a workflow makes one. */
function nanoseconds(output) {
  const ms = logged(output, "decision");
  return ms && ms * 1e6;
}

const gojaVersion = () => readFileSync(`${folder}go.mod`, "utf8").match(/dop251\/goja (\S+)/)[1];

export const hosts = [
  {
    name: "Goja as Kinde pins it, plain",
    missing: () => noGo,
    run: () => goTest(gojaVersion(), { cwd: folder }),
  },
  {
    name: "Kinde's runtime, plain",
    missing: async () => noGo ?? requireRuntime(go),
    run: () => goTest(commit.slice(0, 12), withRuntime),
  },
];
