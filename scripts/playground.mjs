// web/ -> web/dist: the playground as static files, built when its sources, the package or the engine have changed.
import { existsSync } from "node:fs";
import path from "node:path";
import { root, run, Stop } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";

export async function buildPlayground(say) {
  const done = stamp("playground");
  const digest = digestOf("web", "js", "js/dist/engine.wasm", "js/dist/engine-plain.js", "examples", "package-lock.json");
  if (done.read() === digest && existsSync(path.join(root, "web/dist/index.html"))) return;
  say("building the playground into web/dist");
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  const result = await run(process.execPath, [vite, "build"], { cwd: path.join(root, "web"), label: "vite build" });
  if (!result.ok) throw new Stop(`${result.output}\nThe playground could not be built.`);
  done.write(digest);
}
