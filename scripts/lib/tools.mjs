// Which tools each job needs, where they are found, and which Debian package brings them.
import { accessSync, constants, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { run, Stop } from "./run.mjs";

export const emscriptenOldest = [3, 1, 6];
const emsdkVersion = "4.0.10";

/** The file a command name stands for on PATH (then in the usual folders), or undefined. */
export function which(name, extra = []) {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), ...extra];
  return folders.map((folder) => path.join(folder, name)).find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

const header = (name) => ["/usr/include", "/usr/local/include"].some((folder) => existsSync(path.join(folder, name)));

function sanitizerRuntime() {
  const folder = "/usr/lib/llvm-14/lib/clang";
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((version) => existsSync(path.join(folder, version, "lib/linux")));
}

const tools = {
  cmake: { found: () => which("cmake"), packages: ["cmake"] },
  ninja: { found: () => which("ninja"), packages: ["ninja-build"] },
  json: { found: () => header("nlohmann/json.hpp"), packages: ["nlohmann-json3-dev"] },
  compiler: { found: () => which("c++"), packages: ["g++"] },
  doctest: { found: () => header("doctest/doctest.h"), packages: ["doctest-dev"] },
  chromium: { found: () => which("chromium"), packages: ["chromium"] },
  decimalTests: { found: () => existsSync("/usr/lib/python3.11/test/decimaltestdata"), packages: ["libpython3.11-testsuite"] },
  firefox: { found: () => which("firefox-esr"), packages: ["firefox-esr"] },
  redis: { found: () => which("redis-server"), packages: ["redis-server"] },
  clang: { found: () => which("clang++-14") && sanitizerRuntime(), packages: ["clang-14", "libclang-rt-14-dev"] },
  clangFormat: { found: () => which("clang-format-14"), packages: ["clang-format-14"] },
  clangTidy: { found: () => which("clang-tidy-14"), packages: ["clang-tidy-14"] },
};

const older = (a, b) => a.map((part, i) => part - b[i]).find((difference) => difference !== 0) < 0;

/** The newest-enough emcc: `{file, version, id}`, where `id` changes when another one is installed; undefined if none. */
export async function findEmcc(known) {
  for (const file of [which("emcc"), "/usr/bin/emcc"]) {
    if (!file || !isProgram(file)) continue;
    const { mtimeMs, size } = statSync(realpathSync(file));
    const id = `${file} ${mtimeMs} ${size}`;
    if (known?.id === id) return known;
    const version = (await run(file, ["--version"])).output.match(/(\d+)\.(\d+)\.(\d+)/)?.slice(1).map(Number);
    if (version && !older(version, emscriptenOldest)) return { file, version: version.join("."), id };
  }
  return undefined;
}

/** Debian packages that bring what is missing of the named tools. */
export const missingPackages = (names) => names.flatMap((name) => (tools[name].found() ? [] : tools[name].packages));

async function mayInstall() {
  if (!which("apt-get")) return undefined;
  if (process.getuid() === 0) return [];
  if (!which("sudo")) return undefined;
  if (process.stdin.isTTY) return ["sudo"];
  return (await run("sudo", ["-n", "true"])).ok ? ["sudo", "-n"] : undefined;
}

/** Installs Debian packages, or stops with one message that says what to install by hand. */
export async function installPackages(packages, say) {
  const prefix = await mayInstall();
  if (!prefix) throw new Stop(byHand(packages));
  const apt = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
  say(`installing with apt-get: ${packages.join(" ")}`);
  for (const step of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    const [command, ...args] = [...apt, ...step];
    const result = await run(command, args, { label: `apt-get ${step[0]}` });
    if (!result.ok) throw new Stop(`${result.output}\napt-get ${step[0]} failed.\n${byHand(packages)}`);
  }
}

function byHand(packages) {
  const lines = ["Plangate needs programs that are not here, and this user cannot install them (no apt-get, root or sudo)."];
  const rest = packages.filter((name) => name !== "emscripten");
  if (rest.length > 0) lines.push(`Please install what Debian calls: ${rest.join(" ")}`);
  if (packages.includes("emscripten")) {
    lines.push(
      `Please install Emscripten ${emscriptenOldest.join(".")} or newer and put emcc on PATH, for example with emsdk:`,
      "  git clone https://github.com/emscripten-core/emsdk.git && cd emsdk",
      `  ./emsdk install ${emsdkVersion} && ./emsdk activate ${emsdkVersion} && . ./emsdk_env.sh`,
    );
  }
  return lines.join("\n");
}
