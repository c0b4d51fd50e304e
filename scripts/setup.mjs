// Makes everything a job needs: `node scripts/setup.mjs demo|web|test|hosts|lint|asan|ci`. Says one line for each thing
// it does, nothing when there is nothing to do, and uses only Node itself, so that it runs on a fresh clone.
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { mainly, root, run, Stop } from "./lib/run.mjs";
import { digestOf, stamp } from "./lib/stamp.mjs";
import { findEmcc, installPackages, missingPackages } from "./lib/tools.mjs";

const always = ["cmake", "ninja", "json", "doctest"];

const jobs = {
  demo: { tools: always, steps: [npmInstall, engine, kinde] },
  web: { tools: always, steps: [npmInstall, engine, kinde, playground] },
  test: {
    tools: [...always, "compiler", "chromium", "redis"],
    wanted: ["decimalTests"],
    steps: [npmInstall, engine, kinde, playground, conformance, native, wasmTests],
  },
  hosts: { tools: [...always, "chromium"], wanted: ["firefox"], steps: [npmInstall, engine, kinde, playground, hostTools] },
  lint: { tools: [...always, "compiler", "clangFormat", "clangTidy"], steps: [npmInstall, configureNative] },
  asan: { tools: [...always, "compiler", "clang"], steps: [npmInstall, conformance, asan] },
  // The tools of all the others at once.
  ci: {
    tools: [...always, "compiler", "chromium", "redis", "clang", "clangFormat", "clangTidy"],
    wanted: ["decimalTests", "firefox"],
    steps: [],
  },
};

const inRoot = (...parts) => path.join(root, ...parts);
const say = (text) => console.log(`setup: ${text}`);

async function must(text, command, args, options) {
  if (text) say(text);
  const result = await run(command, args, { label: text, ...options });
  if (!result.ok) throw new Stop(`${result.output}\nsetup: failed: ${[path.basename(command), ...args].join(" ")}`);
  return result;
}

async function emcc() {
  const remembered = stamp("emcc");
  const known = remembered.read() ? JSON.parse(remembered.read()) : undefined;
  const found = await findEmcc(known);
  if (found && found !== known) {
    say(`using emcc ${found.version}`);
    remembered.write(JSON.stringify(found));
  }
  return found;
}

async function prepareTools(names) {
  const missing = missingPackages(names);
  if (!(await emcc())) missing.unshift("emscripten");
  if (missing.length === 0) return;
  await installPackages(missing, say);
  const still = missingPackages(names);
  if (!(await emcc())) still.unshift("emscripten");
  if (still.length > 0) throw new Stop(`setup: apt-get brought no usable ${still.join(", ")}.`);
}

/** Tests skip, and say so, what needs packages that cannot be had. */
async function tryTools(names) {
  const missing = missingPackages(names);
  if (missing.length === 0) return;
  try {
    await installPackages(missing, say);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(`going on without ${missing.join(" ")}`);
  }
}

/** Whether a folder's node_modules are those of its lock file. */
function isInstalled(folder) {
  const installed = inRoot(folder, "node_modules/.package-lock.json");
  const changed = (file) => statSync(file).mtimeMs;
  // npm writes the two locks of one installation within moments of each other, in either order.
  return existsSync(installed) && changed(installed) + 5000 >= changed(inRoot(folder, "package-lock.json"));
}

const npmQuietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

async function npmInstall() {
  if (!isInstalled("")) await must("installing npm packages", "npm", ["ci", ...npmQuietly]);
}

/**
 * What hosts are and are driven with. Nothing downloads a browser; what cannot be had is left out, which is why this is
 * no `npm ci`: that wants the binaries of all platforms in the lock file, and not every registry has them.
 */
async function hostTools() {
  if (isInstalled("tests/hosts")) return;
  say("installing the hosts of tests/hosts, about a gigabyte");
  const env = { PUPPETEER_SKIP_DOWNLOAD: "1", PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" };
  const result = await run("npm", ["install", "--no-save", ...npmQuietly], { cwd: inRoot("tests/hosts"), env, label: "npm" });
  if (!result.ok) say(`npm could not install them, and they will be skipped: ${result.output.trim().split("\n")[0]}`);
}

async function wasmEnvironment() {
  const { file } = await emcc();
  return { PATH: [path.dirname(file), process.env.PATH].join(path.delimiter) };
}

async function configure(preset, env = {}) {
  const done = stamp(`configure-${preset}`);
  const key = `${digestOf("CMakePresets.json")} ${preset === "wasm" ? (await emcc()).id : ""}`;
  if (done.read() === key && existsSync(inRoot("build", preset, "build.ninja"))) return;
  await must(`configuring ${preset}`, "cmake", ["--preset", preset, "--fresh"], { env });
  done.write(key);
}

/** Builds one target; speaks only when there turns out to be something to build, which ninja knows within a second. */
async function build(preset, target, text, env = {}) {
  await configure(preset, env);
  const speak = setTimeout(() => say(text), 1000);
  await must("", "ninja", ["-C", inRoot("build", preset), target], { env, label: text });
  clearTimeout(speak);
}

async function engine() {
  await build("wasm", "engine", "building the engine", await wasmEnvironment());
  const { makeEngine } = await import("./engine-wasm.mjs");
  await makeEngine(say);
  const { makeDecidingEngine } = await import("./engine-decide.mjs");
  await makeDecidingEngine(say);
  const { makePlainEngine } = await import("./engine-plain.mjs");
  for (const name of ["engine", "decide"]) await makePlainEngine(name, say);
  const { makePackage } = await import("./package.mjs");
  await makePackage(say);
}

async function wasmTests() {
  await build("wasm", "all", "building the tests for wasm", await wasmEnvironment());
}

function native() {
  return build("native", "all", "building the native tests");
}

function configureNative() {
  return configure("native");
}

function asan() {
  return build("asan", "all", "building the tests and the fuzzer with ASan and UBSan");
}

async function conformance() {
  const { makeConformanceSuite } = await import("../tests/conformance/suite.mjs");
  await makeConformanceSuite(say);
}

async function kinde() {
  const { makeKindeExample } = await import("./kinde-example.mjs");
  await makeKindeExample(say);
}

async function playground() {
  const { buildPlayground } = await import("./playground.mjs");
  await buildPlayground(say);
}

await mainly(async () => {
  const job = jobs[process.argv[2]];
  if (!job) throw new Stop(`usage: node scripts/setup.mjs ${Object.keys(jobs).join("|")}`);
  await prepareTools(job.tools);
  await tryTools(job.wanted ?? []);
  for (const step of job.steps) await step();
  return 0;
});
