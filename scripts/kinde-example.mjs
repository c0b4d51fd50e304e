// What the example repository for Kinde runs: its policy and catalogue built into one file beside its workflows.
import { existsSync } from "node:fs";
import path from "node:path";
import { root, run, Stop } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";

const example = "examples/kinde";
export const made = `${example}/kindeSrc/environment/workflows/plangate/plangate.js`;

export async function makeKindeExample(say) {
  const done = stamp("kinde-example");
  const documents = ["policy", "catalog"].map((name) => `${example}/${name}.json`);
  const digest = digestOf("js", "js/dist/engine.wasm", ...documents, "scripts/kinde-example.mjs", "package-lock.json");
  if (done.read() === digest && existsSync(path.join(root, made))) return;
  say("building the example for Kinde");
  const args = ["js/bin/plangate.js", "build", ...documents, "--target", "kinde", "-o", made];
  const { ok, output } = await run(process.execPath, args, { cwd: root, label: "plangate build" });
  if (!ok) throw new Stop(`${output}\nsetup: failed: plangate build`);
  done.write(digest);
}
