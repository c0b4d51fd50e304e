// workerd, the runtime of Cloudflare Workers, through miniflare. The worker is bundled as wrangler bundles it: with the
// conditions of workerd, `.wasm` left as modules.
import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { missingPackage, versionOf } from "./tools.mjs";

/** Bundles an entry into a folder of modules, the entry first. */
async function bundled(entry, outdir) {
  await build({
    entryPoints: { main: entry },
    outdir, bundle: true, format: "esm", target: "es2022", loader: { ".wasm": "copy" },
    conditions: ["workerd", "worker", "browser"], mainFields: ["browser", "module", "main"], logLevel: "error",
  });
  const wasm = readdirSync(outdir).filter((name) => name.endsWith(".wasm"));
  return [
    { type: "ESModule", path: path.join(outdir, "main.js") },
    ...wasm.map((name) => ({ type: "CompiledWasm", path: path.join(outdir, name) })),
  ];
}

/** Starts a worker, with `bindings` if it has any; `dispatchFetch` asks it, `dispose` ends it. */
export async function startWorker(entry, outdir, bindings = {}) {
  const { Miniflare } = await import("miniflare");
  const modules = await bundled(entry, outdir);
  return new Miniflare({ modules, modulesRoot: outdir, compatibilityDate: "2026-04-01", cf: false, host: "127.0.0.1", ...bindings });
}

async function run({ app }) {
  const worker = await startWorker(path.join(app, "workerd.mjs"), path.join(app, "workerd"));
  try {
    const response = await worker.dispatchFetch("http://worker.test/");
    if (!response.ok) throw new Error(await response.text());
    return { version: versionOf("workerd"), ...(await response.json()) };
  } finally {
    await worker.dispose();
  }
}

export const hosts = [{ name: "workerd (miniflare)", missing: () => missingPackage("miniflare"), run }];
