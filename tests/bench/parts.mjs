// What each part of the engine costs: the functions of a binary in which nothing is inlined across files, by the folder
// that they come from. Names come from the name section, folders from the compiler's own object files. Its sum is a
// little more than the shipped binary, which shares and inlines more.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { optimise } from "../../scripts/lib/binaryen.mjs";
import { CODE, CUSTOM, DATA, IMPORT, Reader, sectionsOf } from "../../scripts/lib/wasm-sections.mjs";

const BUILD = fileURLToPath(new URL("../../build/wasm", import.meta.url));

/** @returns {Promise<{[part: string]: {raw, gzip}}>} bytes, the largest first; each part compressed by itself */
export async function measureParts() {
  mustRun("ninja", ["-C", BUILD, "engine_parts"]);
  const folder = mkdtempSync(path.join(tmpdir(), "plangate-parts-"));
  try {
    const file = path.join(folder, "parts.wasm");
    await optimise(path.join(BUILD, "wasm/engine_parts.wasm"), file, ["-g", "--no-inline=*"]);
    return partsOf(readFileSync(file), foldersOfFunctions());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function mustRun(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}

function partsOf(binary, folders) {
  const { names, bodies, data } = contentsOf(binary);
  const parts = { "data (texts, tables)": [data] };
  bodies.forEach((body, index) => (parts[partOf(names.get(index) ?? "", folders)] ??= []).push(body));
  const sizes = Object.entries(parts).map(([part, contents]) => [part, sizeOf(Buffer.concat(contents))]);
  return Object.fromEntries(sizes.sort((a, b) => b[1].gzip - a[1].gzip));
}

const sizeOf = (bytes) => ({ raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });

function partOf(name, folders) {
  if (name.startsWith("plangate_")) return "wasm";
  if (name.includes("nlohmann::")) return "nlohmann/json";
  return (/^plangate::/.test(plain(name)) && folders.get(plain(name))) || "C and C++ libraries";
}

/** Without parameters and what optimisers append, so that clones and specialisations count to where they come from. */
const plain = (name) => name.replace(/\(anonymous namespace\)/g, "{}").replace(/[[(<.].*$/, "").replace(/^.* /, "");

/** From function to "core/expr" and the like, by the object files. */
function foldersOfFunctions() {
  const folders = new Map();
  for (const file of readdirSync(BUILD, { recursive: true }).filter((name) => /plangate_core.*\.cpp\.o$/.test(name))) {
    const folder = path.dirname(file).match(/core\/\w+/)[0];
    const stdout = mustRun("llvm-nm", ["-C", "--defined-only", path.join(BUILD, file)]);
    // Strong symbols before weak ones, which every file that uses them defines.
    for (const [, kind, name] of stdout.matchAll(/^\S* ?([tTwW]) (.+)$/gm)) {
      if (/[tT]/.test(kind) || !folders.has(plain(name))) folders.set(plain(name), folder);
    }
  }
  return folders;
}

/** The bodies by index among the defined functions, their names, and the data. */
function contentsOf(binary) {
  const found = { names: new Map(), bodies: [], data: Buffer.alloc(0) };
  for (const { kind, content } of sectionsOf(binary)) {
    const section = new Reader(content);
    if (kind === IMPORT) throw new Error("The engine imports something; function indices would shift.");
    if (kind === CODE) found.bodies = Array.from({ length: section.number() }, () => section.take(section.number()));
    if (kind === DATA) found.data = content;
    if (kind === CUSTOM && section.text() === "name") found.names = functionNames(section);
  }
  return found;
}

function functionNames(section) {
  const names = new Map();
  while (section.at < section.bytes.length) {
    const kind = section.number();
    const part = new Reader(section.take(section.number()));
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left -= 1) names.set(part.number(), part.text());
  }
  return names;
}
