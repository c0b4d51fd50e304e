// One call of the example workflow on the interpreter that Kinde's runtime pins, where Go is there to run it.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const module = fileURLToPath(new URL("../hosts/kinde/", import.meta.url));
const bundle = new URL("../../examples/kinde/kindeSrc/environment/workflows/plangate/plangate.js", import.meta.url);

/** @returns {string} what the test says that times it, and the size of what `plangate build --target kinde` wrote */
export function measureKinde() {
  const { status, stdout } = spawnSync("go", ["test", "-count=1", "-run", "^TestTimes$", "-v", "./standin"], { cwd: module, encoding: "utf8" });
  const times = status === 0 ? stdout.split("\n").flatMap((line) => line.match(/times\.go:\d+: (.*)/)?.[1] ?? []) : ["not measured: no Go"];
  const code = readFileSync(bundle);
  return [...times, `plangate.js ${code.length} bytes, ${gzipSync(code, { level: 9 }).length} with gzip`].join("\n");
}
