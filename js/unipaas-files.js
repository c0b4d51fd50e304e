/**
 * A driver of `unstorage` for files that are written whole or not at all: under another name first, forced onto the disk,
 * then renamed. A process or machine that stops at any moment leaves the old file or the new one.
 */
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import fsDriver from "unstorage/drivers/fs";

/** Where files lie while they are written: in the same file system, and not among the keys. */
const UNFINISHED = ".unfinished";
/** Nobody writes one file for that long: its process was stopped. */
const ABANDONED_MS = 3_600_000;

/** @type {typeof import("./types-unipaas-files.js").atomicFiles} */
export function atomicFiles({ base }) {
  const root = path.resolve(base);
  const driver = fsDriver({ base: root, ignore: [`**/${UNFINISHED}`] });
  /** @type {Promise<void> | undefined} */
  let swept;
  const write = async (/** @type {string} */ key, /** @type {string | Uint8Array} */ value) => {
    if (swept === undefined) swept = sweep(path.join(root, UNFINISHED));
    await swept;
    return writeWhole(root, key, value);
  };
  return Object.assign(driver, { setItem: write, setItemRaw: write });
}

/** Removes what stopped processes have left. @param {string} folder */
async function sweep(folder) {
  for (const name of await readdir(folder).catch(() => [])) {
    const draft = path.join(folder, name);
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(draft, { force: true });
  }
}

/** @param {string} root @param {string} key @param {string | Uint8Array} value */
async function writeWhole(root, key, value) {
  const target = path.join(root, ...key.split(":"));
  if (key.split(/[:/\\]/).includes("..")) throw new Error(`The key "${key}" leaves the folder of the store.`);
  const draft = path.join(root, UNFINISHED, randomUUID());
  await mkdir(path.dirname(draft), { recursive: true });
  await mkdir(path.dirname(target), { recursive: true });
  try {
    await writeThrough(draft, value);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await flushFolders(path.dirname(target), path.dirname(root));
}

/** @param {string} file @param {string | Uint8Array} value */
async function writeThrough(file, value) {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(value);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Folders hold the names of what is in them, and those have to outlive a power cut too. Also those that are older than
 * the file: another process may have made them, and not be done.
 * @param {string} lowest
 * @param {string} highest
 */
async function flushFolders(lowest, highest) {
  for (let folder = lowest; ; folder = path.dirname(folder)) {
    await flush(folder);
    if (folder === highest) return;
  }
}

/** Not every system lets folders be opened. @param {string} folder */
async function flush(folder) {
  const handle = await open(folder, "r").catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
