// The package as one ES2019 file for a Kinde workflow, which cannot load WebAssembly or npm packages of ours by name:
// build/kinde/plangate.js, and a copy beside the example workflow.
import { copyFileSync, existsSync } from "node:fs";
import path from "node:path";
import { root } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";

const bundle = path.join(root, "build/kinde/plangate.js");
const copy = path.join(root, "examples/kinde/kindeSrc/environment/workflows/planSelection/plangate.js");

const entry = `
  export { createGateSync } from "plangate/plain";
  export { decide, enforce, toChange } from "plangate/kinde";
`;

export async function makeKindeBundle(say) {
  const done = stamp("kinde-bundle");
  const digest = digestOf("js", "js/dist/engine-plain.js", "scripts/kinde-bundle.mjs", "package-lock.json");
  if (done.read() === digest && existsSync(bundle) && existsSync(copy)) return;
  say("bundling the package for Kinde into build/kinde/plangate.js");
  const { build } = await import("esbuild");
  await build({
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2019",
    outfile: bundle,
    legalComments: "none",
  });
  copyFileSync(bundle, copy);
  done.write(digest);
}
