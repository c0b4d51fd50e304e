// js/*.js -> js/dist: the entries of the package as few, small files. A module costs about a millisecond to import, and
// comments would be a third of the download. For `require` the same files once more as CommonJS.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";

const source = path.join(root, "js");
const output = path.join(root, "js/dist");
/** Entries of a group share files, and so their classes. The fewer need the same thing, the more files it would be cut into. */
const groups = [
  ["index", "browser", "workerd", "plain"],
  ["decide", "decide-browser", "decide-workerd", "plain-decide"],
  ...["kinde", "locate", "unipaas", "unipaas-files", "analysis"].map((entry) => [entry]),
];
/** Those that a host with `require` may ask for, and their types. */
const required = ["index", "plain", "decide", "plain-decide", "kinde", "locate", "unipaas", "unipaas-files", "analysis"];
const types = ["types", "types-plain", "types-decide", "types-kinde", "types-locate", "types-unipaas", "types-unipaas-files", "types-analysis", "types-engine"];

const settings = { outdir: output, bundle: true, minify: true, format: "esm", target: "es2019", legalComments: "none" };

const shared = (ending) => readdirSync(output).filter((name) => name.startsWith("shared-") && name.endsWith(ending));

/** The bundles lie in js/dist, beside the engines that the sources look for there. */
const besideTheEngines = {
  name: "beside-the-engines",
  setup(build) {
    build.onResolve({ filter: /^\.\/dist\// }, ({ path: file }) => ({ path: file.replace("./dist/", "./"), external: true }));
    build.onLoad({ filter: /[/\\]js[/\\][\w-]+\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replace(/new URL\("\.\/dist\//g, 'new URL("./'),
    }));
  },
};

/** Nothing in the package is run for its effects; esbuild imports shared files even so, only to keep them in order. */
function dropBareImports(name) {
  const file = path.join(output, name);
  writeFileSync(file, readFileSync(file, "utf8").replace(/\bimport"\.\/shared-[^"]+";?/g, ""));
}

async function bundleModules(build, entries) {
  await build({
    ...settings,
    entryPoints: entries.map((name) => path.join(source, `${name}.js`)),
    chunkNames: "shared-[hash]",
    splitting: true,
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*", "unstorage/*"],
    supported: { "import-meta": true }, // in the entries only; the Kinde bundle has none
    plugins: [besideTheEngines],
  });
}

/** What the command writes into modules for Kinde. */
async function bundleKindeRuntime(build) {
  await build({
    ...settings,
    entryPoints: [path.join(source, "kinde-runtime.js")],
    platform: "neutral",
    plugins: [{ name: "with-the-engine", setup: ({ onResolve }) => onResolve({ filter: /decide-plain\.js$/ }, () => ({ path: path.join(output, "decide-plain.js") })) }],
  });
}

/** The command, which uses the package as anyone would. */
async function bundleCommand(build) {
  await build({
    ...settings,
    entryPoints: { cli: path.join(source, "cli/main.js") },
    platform: "node",
    mainFields: ["module", "main"],
    external: ["plangate"],
    target: "node20",
  });
}

/** One ES module as CommonJS; what it imports stays a file of its own, so that entries share their classes. */
async function asCommonJs(transform, name) {
  const text = readFileSync(path.join(output, `${name}.js`), "utf8");
  const { code } = await transform(text, {
    format: "cjs",
    minify: true,
    target: "es2019",
    legalComments: "none",
    platform: "node",
    ...(text.includes("import.meta.url") && {
      define: { "import.meta.url": "here" },
      banner: 'const here=require("node:url").pathToFileURL(__filename);',
    }),
  });
  writeFileSync(path.join(output, `${name}.cjs`), code.replace(/require\("(\.\/[^"]+)\.js"\)/g, 'require("$1.cjs")'));
}

function commonJsTypes(name) {
  const text = readFileSync(path.join(source, `${name}.d.ts`), "utf8");
  writeFileSync(path.join(output, `${name}.d.cts`), text.replace(/from "(\.\/[^"]+)\.js"/g, 'from "$1.cjs"'));
}

export async function makePackage(say) {
  const done = stamp("package");
  const digest = digestOf("js", "js/dist/engine-plain.js", "js/dist/decide-plain.js", "scripts/package.mjs", "package-lock.json");
  if (done.read() === digest && existsSync(path.join(output, "index.cjs"))) return;
  say("bundling the package into js/dist");
  const { build, transform } = await import("esbuild");
  for (const ending of [".js", ".cjs"]) for (const name of shared(ending)) rmSync(path.join(output, name));
  for (const entries of groups) await bundleModules(build, entries);
  for (const name of [...groups.flat().map((entry) => `${entry}.js`), ...shared(".js")]) dropBareImports(name);
  await bundleKindeRuntime(build);
  await bundleCommand(build);
  const modules = [...required, "engine-plain", "decide-plain", ...shared(".js").map((name) => name.slice(0, -".js".length))];
  for (const name of modules) await asCommonJs(transform, name);
  types.forEach(commonJsTypes);
  done.write(digest);
}
