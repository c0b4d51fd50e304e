// What the playground weighs.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIST = new URL("../../../web/dist/", import.meta.url);
/** The package by itself, for tests: no page loads it. */
const APART = new Set(["plangate.js"]);

/** What a page may weigh in all, what it loads only when asked for included. */
export const PLAYGROUND_BYTES = 300_000;

const files = () => readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !APART.has(entry.name));

/** Bytes of all files that the page may load, each with gzip. */
export const weightOf = () =>
  files().reduce((sum, { parentPath, name }) => sum + gzipSync(readFileSync(`${parentPath}/${name}`), { level: 9 }).length, 0);
