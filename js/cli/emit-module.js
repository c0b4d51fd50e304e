/** Writes the modules of `plangate build`, and their types. */
import { readFileSync } from "node:fs";
import { readImage } from "../program/image.js";
import { forEachRun } from "../program/runs.js";
import { emitReader } from "./emit-reader.js";

/**
 * @typedef {import("../types.js").Gate} Gate
 * @typedef {{ code: string, types: string }} Module
 */

/** Of this package, beside this file once it is bundled. @param {string} name */
const ownText = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

/** @param {string} from what it was made from */
const heading = (from) => `// Made by \`plangate build\` from ${from}; not to be edited.\n/* eslint-disable */\n`;

/** For Node, browsers and bundlers: image and reader, on the engine of the package. @param {Gate} gate @param {string} from @returns {Module} */
export function esmModule(gate, from) {
  const code = `${heading(from)}import { createGate as open, createGateSync as openSync } from "plangate/decide";

const bytesOf = (text) => (typeof Buffer === "function" ? Buffer.from(text, "base64") : Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));

const reader = ${emitReader(gate.layout)};

const image = "${Buffer.from(gate.image()).toString("base64")}";

export const createGate = async (options) => open({ ...options, image: bytesOf(image), reader });
export const createGateSync = (options) => openSync({ ...options, image: bytesOf(image), reader });
`;
  const types = `${heading(from)}import type { DecidingGate, EngineOptions, SyncEngineOptions } from "plangate";

/** A gate on the policy and catalogue that this file was made from. */
export declare function createGate(options?: EngineOptions): Promise<DecidingGate>;

/** The same without waiting. */
export declare function createGateSync(options?: SyncEngineOptions): DecidingGate;
`;
  return { code, types };
}

/** For Kinde: all in one file, ES2019 without globals of any host. @param {Gate} gate @param {string} from @returns {Module} */
export function kindeModule(gate, from) {
  const runtime = ownText("./kinde-runtime.js");
  const [exported] = /export\s*\{[^}]*\};?\s*$/.exec(runtime) || [""];
  const names = new Map([...exported.matchAll(/([\w$]+) as ([\w$]+)/g)].map(([, local, name]) => [name, local]));
  const gateOf = names.get("gateOf");
  names.delete("gateOf");
  const code = `${heading(from)}${runtime.slice(0, -exported.length)}
const plangateReader = ${emitReader(gate.layout)};

export const createGateSync = () => ${gateOf}({
${memoryOf(gate)}
  reader: plangateReader,
});
export { ${[...names].map(([name, local]) => `${local} as ${name}`).join(", ")} };
`;
  return { code, types: kindeTypes(from) };
}

/** Numbers as a program has them at once: decoding a text takes an interpreter a step for each character. @param {Gate} gate */
function memoryOf(gate) {
  const { description, pages, handle, runs } = readImage(gate.image());
  /** @type {string[]} */
  const puts = [];
  forEachRun(runs, (start, run) => puts.push(`    memory.set([${new Int32Array(run)}], ${start});`));
  return [
    `  describe: () => (${JSON.stringify(description)}),`,
    `  pages: ${pages},`,
    `  handle: ${handle},`,
    "  fill(memory) {",
    ...puts,
    "  },",
  ].join("\n");
}

/** Types that need no package: what is not exported stays, since others refer to it. @param {string} from */
function kindeTypes(from) {
  const shared = ownText("../types.d.ts").replace(/^export declare function createGate(Sync)?\([^]*?;\n/gm, "").replace(/^export /gm, "");
  const [reference] = /^\/\/\/.*\n/.exec(shared) || [""];
  const adapter = ownText("../types-kinde.d.ts").replace(/^import [^;]*;\n/gm, "");
  return `${reference}${heading(from)}
/** A gate on the policy and catalogue that this file was made from. It starts its engine when it first decides. */
export declare function createGateSync(): DecidingGate;

export { shadow };
export type { Change, Decision, DecidingGate, Difference, Facts, Issue, Outcome, Provider, ProviderOptions, Reason };

${adapter}
${shared.slice(reference.length)}`;
}
