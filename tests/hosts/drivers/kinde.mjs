// Kinde's interpreter, through the Go module beside this folder, with its own tests and times.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run as runProgram } from "../../../scripts/lib/run.mjs";
import { countGoTest, goEvents } from "../../../scripts/lib/stages.mjs";
import { which } from "../../../scripts/lib/tools.mjs";

const folder = fileURLToPath(new URL("../kinde/", import.meta.url));
const go = which("go", ["/usr/local/go/bin", "/usr/lib/go/bin"]);

/** "decision  0.42 ms" in what the tests log, in milliseconds. */
function logged(output, what) {
  const text = goEvents(output).map(({ Output = "" }) => Output).join("");
  const [, ms] = text.match(new RegExp(`${what}\\s+(\\d+\\.\\d+) ms`)) ?? [];
  return ms === undefined ? undefined : Number(ms);
}

async function run() {
  const [, version] = readFileSync(`${folder}go.mod`, "utf8").match(/dop251\/goja (\S+)/);
  const { output } = await runProgram(go, ["test", "-count=1", "-timeout=10m", "-json", "./..."], { cwd: folder, label: "Goja" });
  const { passed, failed } = countGoTest({ output });
  if (failed > 0 || passed === 0) throw new Error(output);
  return { version, passed, failed, coldStartMs: logged(output, "whole call") };
}

export const hosts = [{ name: "Goja (Kinde's interpreter), its own tests", missing: () => (go ? undefined : "Go is not installed"), run }];
