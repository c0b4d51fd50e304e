// The linters, after `node scripts/setup.mjs lint`; each counts as one check.
import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { mainly, root, run } from "./lib/run.mjs";
import { Tally } from "./lib/stages.mjs";

function sources(folder, ...endings) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true })
    .filter((name) => endings.includes(path.extname(name)) && !name.includes("node_modules"))
    .map((name) => path.join(folder, name))
    .sort();
}

const folders = ["core", "wasm", "tests"];
const nodeTool = (...parts) => [process.execPath, path.join(root, "node_modules", ...parts)];

/** Runs one program for each file, as many at a time as there are cores, and sums up as if it were one run. */
async function forEachFile(files, command, args) {
  const waiting = [...files];
  const sum = { ok: true, output: "", seconds: 0 };
  const started = Date.now();
  async function work() {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const result = await run(command, args(file), { label: `${command}, ${waiting.length} files left` });
      if (!result.ok) Object.assign(sum, { ok: false, output: sum.output + result.output });
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return { ...sum, seconds: (Date.now() - started) / 1000 };
}

// The wasm exports are not part of the native build, and neither export names nor its memory mean anything to its compiler.
const builtins = ["size(memory)", "grow(memory, pages)"].map((name) => `-D__builtin_wasm_memory_${name}=0ul`);
const wasmFlags = ["-std=c++20", "-Icore", "-isystem", "build/native/include/nlohmann", "-Wno-unknown-attributes", ...builtins];

function tidyArguments(file) {
  const outside = file.startsWith("wasm/");
  return ["--quiet", ...(outside ? [file, "--", ...wasmFlags] : ["-p", "build/native", file])];
}

export async function lint(tally) {
  const all = folders.flatMap((folder) => sources(folder, ".cpp", ".h"));
  await tally.stage("clang-format", ["clang-format-14", "--dry-run", "-Werror", ...all]);
  const units = ["core", "wasm"].flatMap((folder) => sources(folder, ".cpp"));
  tally.record("clang-tidy", await forEachFile(units, "clang-tidy-14", tidyArguments));
  await tally.stage("eslint", [...nodeTool("eslint/bin/eslint.js"), "--max-warnings=0", "."]);
  for (const project of ["tsconfig.json", "js/cli/tsconfig.json"])
    await tally.stage(`tsc ${project}`, [...nodeTool("typescript/bin/tsc"), "--noEmit", "-p", project]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mainly(async () => {
    const tally = new Tally();
    await lint(tally);
    return tally.finish(["passed", "failed"]);
  });
}
