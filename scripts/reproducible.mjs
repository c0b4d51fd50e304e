// Shows that the package is reproducible: builds two clean copies of what is committed, in folders of different names, packs
// both and compares the checksums. Uncommitted changes are not part of it.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
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

/** The checksum of the tarball that a fresh copy packs. */
async function checksum(folder) {
  const copy = path.join(folder, "plangate");
  await must("git", ["clone", "--quiet", "--no-hardlinks", root, copy]);
  await must(process.execPath, ["scripts/setup.mjs", "demo"], { cwd: copy, env: clean, label: path.basename(folder) });
  const tarball = await pack(folder, path.join(copy, "js"));
  const digest = createHash("sha256").update(readFileSync(tarball)).digest("hex");
  console.log(`${digest}  ${path.basename(tarball)}, built in a folder of ${copy.length} letters`);
  return digest;
}

await mainly(async () => {
  const place = mkdtempSync(path.join(tmpdir(), "plangate-reproducible-"));
  try {
    const folders = ["one", "and-another-one"].map((name) => path.join(place, name));
    const digests = [];
    for (const folder of folders) {
      mkdirSync(folder);
      digests.push(await checksum(folder));
    }
    const same = digests[0] === digests[1];
    console.log(same ? "ok  two clean builds, one checksum" : "FAILED  two clean builds differ");
    return same ? 0 : 1;
  } finally {
    rmSync(place, { recursive: true });
  }
});
