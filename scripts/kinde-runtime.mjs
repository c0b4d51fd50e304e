// Kinde's own runtime for the module in tests/hosts/kinde/runtime: the pinned commit, fetched by Go as any module is,
// or the checkout that PLANGATE_KINDE_RUNTIME names.
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { root, run } from "./lib/run.mjs";

const runtime = "github.com/kinde-oss/workflows-runtime";
export const commit = "206178d200665706db6c8594e0cca518d729b629";
const folder = path.join(root, "tests/hosts/kinde/runtime");
const copy = path.join(root, "build/kinde-runtime");
const modfile = path.join(copy, "go.mod");

/** Options for a Go command on that module: its go.mod and go.sum are copies, which Go may complete. */
export const withRuntime = { flags: ["-mod=mod", `-modfile=${modfile}`], cwd: folder, env: { GOWORK: "off" } };

/** Makes these copies, with the runtime required. Answers undefined, or in one line why the runtime cannot be had. */
export async function requireRuntime(go, checkout = process.env.PLANGATE_KINDE_RUNTIME) {
  mkdirSync(copy, { recursive: true });
  for (const file of ["go.mod", "go.sum"]) copyFileSync(path.join(folder, file), path.join(copy, file));
  const { cwd, env } = withRuntime;
  const { ok, output } = await run(go, checkout ? useCheckout(checkout) : fetchCommit, { cwd, env });
  return ok ? undefined : why(output);
}

/** What Go says last is why; a server's answer is on a line of its own. */
const why = (output) => output.trim().split(/\s*\n\s*/).slice(-2).join("; ");

const fetchCommit = ["get", `-modfile=${modfile}`, `${runtime}@${commit}`];

const useCheckout = (checkout) =>
  ["mod", "edit", `-require=${runtime}@v0.0.0`, `-replace=${runtime}=${path.resolve(checkout)}`, modfile];
