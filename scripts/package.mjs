// js/*.js -> js/dist: the entries of the package as few, small files. A module costs about a millisecond to import, and
// comments would be a third of the download.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { root } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";

const output = path.join(root, "js/dist");
const entries = ["index", "browser", "plain", "kinde"];

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
  await build({
    entryPoints: entries.map((name) => path.join(root, "js", `${name}.js`)),
    outdir: output,
    chunkNames: "shared-[hash]",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    external: ["node:*"],
    target: "es2019",
    supported: { "import-meta": true }, // in the entries only; the Kinde bundle has none
    legalComments: "none",
    plugins: [besideTheEngines],
  });
  done.write(digest);
}
