// One page bundled by each bundler as a user would, with what it takes to bring the engine along, and run in Chromium.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { browsers } from "./open-page.mjs";
import { WITH_WASM, reportOfPage } from "./page.mjs";
import { missingPackage, versionOf } from "./tools.mjs";

const [chromium] = browsers;

/** For bundlers that leave `new URL("./engine.wasm", import.meta.url)` as it is: the engine goes beside the bundle. */
const copyEngine = (folder, outdir) => copyFileSync(path.join(folder, "node_modules/plangate/dist/engine.wasm"), path.join(outdir, "engine.wasm"));

async function byVite({ app }, outdir) {
  const { build } = await import("vite");
  const input = path.join(app, "bundled.html");
  await build({ root: app, base: "./", configFile: false, logLevel: "error", build: { outDir: outdir, rollupOptions: { input } } });
}

async function byEsbuild({ app, folder }, outdir) {
  const { build } = await import("esbuild");
  const entryPoints = [path.join(app, "bundled.mjs")];
  await build({ entryPoints, outdir, outExtension: { ".js": ".mjs" }, bundle: true, splitting: true, format: "esm", logLevel: "error" });
  copyEngine(folder, outdir);
}

async function byRollup({ app, folder }, dir) {
  const [{ rollup }, { nodeResolve }] = await Promise.all([import("rollup"), import("@rollup/plugin-node-resolve")]);
  const bundle = await rollup({ input: path.join(app, "bundled.mjs"), plugins: [nodeResolve({ browser: true })] });
  await bundle.write({ dir, format: "es", entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" });
  await bundle.close();
  copyEngine(folder, dir);
}

async function byWebpack({ app }, outdir) {
  const { default: webpack } = await import("webpack");
  const configuration = { mode: "production", context: app, entry: "./bundled.mjs", output: { path: outdir, filename: "bundled.mjs" } };
  await new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString("errors-only")));
      else resolve();
    });
  });
}

/** What the page needs that bundlers of scripts alone do not write. */
function writePage(outdir) {
  writeFileSync(path.join(outdir, "bundled.html"), '<!doctype html>\n<meta charset="utf-8">\n<script type="module" src="bundled.mjs"></script>\n');
}

function host(name, bundler, bundle, light) {
  return {
    name: `${name} bundle in Chromium`,
    light,
    missing: () => chromium.missing() ?? missingPackage(bundler),
    async run(place) {
      const served = path.join(place.folder, `bundle-${bundler}`);
      mkdirSync(served);
      await bundle(place, served);
      if (bundler !== "vite") writePage(served);
      const report = await reportOfPage(chromium.open, { folder: place.folder, served, policy: WITH_WASM, page: "bundled.html" });
      return { ...report, version: versionOf(bundler) };
    },
  };
}

export const hosts = [
  host("Vite", "vite", byVite, true),
  host("webpack", "webpack", byWebpack, false),
  host("esbuild", "esbuild", byEsbuild, true),
  host("Rollup", "rollup", byRollup, false),
];
