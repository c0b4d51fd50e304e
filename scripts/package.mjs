// js/*.js -> js/dist: the entries of the package as few, small files. A module costs about a millisecond to import, and
// comments would be a third of the download.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { root } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";

const output = path.join(root, "js/dist");
const entries = ["index", "browser", "plain", "kinde", "locate"];

/** The bundles lie in js/dist, beside the engines that the sources look for there. */
const besideTheEngines = {
  name: "beside-the-engines",
  setup(build) {
    build.onResolve({ filter: /^\.\/dist\/engine-plain\.js$/ }, () => ({ path: "./engine-plain.js", external: true }));
    build.onLoad({ filter: /[/\\]js[/\\](index|browser)\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replace('"./dist/engine.wasm"', '"./engine.wasm"'),
    }));
  },
};

export async function makePackage(say) {
  const done = stamp("package");
  const digest = digestOf("js", "scripts/package.mjs", "package-lock.json");
  if (done.read() === digest && existsSync(path.join(output, "index.js"))) return;
  say("bundling the package into js/dist");
  const { build } = await import("esbuild");
  for (const name of existsSync(output) ? readdirSync(output) : []) {
    if (name.startsWith("shared-")) rmSync(path.join(output, name));
  }
  const shared = { outdir: output, bundle: true, minify: true, format: "esm", target: "es2019", legalComments: "none" };
  await build({
    ...shared,
    entryPoints: entries.map((name) => path.join(root, "js", `${name}.js`)),
    chunkNames: "shared-[hash]",
    splitting: true,
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*"],
    supported: { "import-meta": true }, // in the entries only; the Kinde bundle has none
    plugins: [besideTheEngines],
  });
  // The command uses the package as anyone would.
  await build({
    ...shared,
    entryPoints: { cli: path.join(root, "js/cli/main.js") },
    platform: "node",
    external: ["plangate"],
    target: "node18",
  });
  done.write(digest);
}
