// Shows that the package is reproducible: builds a clean copy of what is committed, in a folder of another name, packs it
// and what was built here, and compares the checksums. Uncommitted changes are not part of it.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pack } from "../tests/hosts/empty-folder.mjs";
import { mainly, root, run, Stop } from "./lib/run.mjs";

async function must(command, args, options) {
  const result = await run(command, args, options);
  if (!result.ok) throw new Stop(`${result.output}\nfailed: ${command} ${args.join(" ")}`);
}

/** Nothing of an earlier build, and nothing that a compiler has kept. */
const clean = { CCACHE_DISABLE: "1", CMAKE_CXX_COMPILER_LAUNCHER: "" };

async function built(folder) {
  const copy = path.join(folder, "plangate");
  await must("git", ["clone", "--quiet", "--no-hardlinks", root, copy]);
  await must(process.execPath, ["scripts/setup.mjs", "demo"], { cwd: copy, env: clean, label: "a clean copy" });
  return copy;
}

/** The checksum of the tarball that a copy packs. */
async function checksum(copy, folder) {
  const tarball = await pack(folder, path.join(copy, "js"));
  const digest = createHash("sha256").update(readFileSync(tarball)).digest("hex");
  console.log(`${digest}  ${path.basename(tarball)}, built in a folder of ${copy.length} letters`);
  return digest;
}

await mainly(async () => {
  const place = mkdtempSync(path.join(tmpdir(), "plangate-reproducible-"));
  try {
    await must(process.execPath, ["scripts/setup.mjs", "demo"]);
    const same = (await checksum(root, place)) === (await checksum(await built(place), place));
    console.log(same ? "ok  two builds, one checksum" : "FAILED  two builds differ");
    return same ? 0 : 1;
  } finally {
    rmSync(place, { recursive: true });
  }
});
