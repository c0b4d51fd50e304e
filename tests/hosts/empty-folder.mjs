// A folder outside the repository with the package installed from its packed tarball, and what hosts run beside it, in
// the folders that it has here.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root, run, Stop } from "../../scripts/lib/run.mjs";

const copied = ["tests/hosts/app", "tests/js/case-runner.mjs", "tests/js/load-bytes.mjs"];
const read = (file) => readFileSync(path.join(root, file), "utf8");

/** The case files as text, and the README's change, whose decision is measured. */
export function suiteData() {
  const names = readdirSync(path.join(root, "tests/cases")).filter((name) => name.endsWith(".json")).sort();
  return {
    files: names.map((name) => ({ name: path.basename(name, ".json"), text: read(`tests/cases/${name}`) })),
    sample: {
      documents: { policy: read("examples/policy.json"), catalog: read("examples/catalog.json") },
      change: { current: "professional", requested: "free" },
      facts: {
        usage: { seats: 12, projects: 3 },
        subscription: { unpaidInvoices: 0, committedUntil: null },
        now: "2026-01-15T10:00:00Z",
      },
      outcome: "deny",
    },
  };
}

async function must(command, args, cwd) {
  const result = await run(command, args, { cwd });
  if (!result.ok) throw new Stop(`${result.output}\nfailed: ${command} ${args.join(" ")}`);
}

/** Packs the package, of this checkout or another, into a folder; answers the tarball's path. */
export async function pack(folder, source = path.join(root, "js")) {
  await must("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], source);
  return path.join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")));
}

/** Answers {folder, app, remove}. */
export async function emptyFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "plangate-hosts-"));
  writeFileSync(path.join(folder, "package.json"), '{ "private": true }\n');
  const tarball = await pack(folder);
  await must("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", tarball], folder);
  for (const place of copied) {
    mkdirSync(path.dirname(path.join(folder, place)), { recursive: true });
    cpSync(path.join(root, place), path.join(folder, place), { recursive: true });
  }
  const app = path.join(folder, "tests/hosts/app");
  writeFileSync(path.join(app, "data.mjs"), `export const data = ${JSON.stringify(suiteData())};\n`);
  return { folder, app, remove: () => rmSync(folder, { recursive: true }) };
}
