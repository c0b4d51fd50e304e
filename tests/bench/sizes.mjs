// What is shipped: bytes as they are, after gzip and after brotli (each at its strongest).

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "../../js/dist");
const COMMENT = /\/\*[^]*?\*\//g;
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.{1,2}\/[^"']+)["']/g;

/** @returns {{whole, deciding}} each what one entry is made of: `{wasm, package, download, plain}`, each `{raw, gzip, brotli, files}`, bytes */
export function measureSizes() {
  return { whole: sizesOf("plangate", "engine"), deciding: sizesOf("plangate/decide", "decide") };
}

function sizesOf(entry, engine) {
  const wasm = sizeOf(read([join(DIST, `${engine}.wasm`)]));
  const plain = sizeOf(read([join(DIST, `${engine}-plain.js`)]));
  const published = sizeOf(read(importedFrom(fileURLToPath(import.meta.resolve(entry)))));
  return { wasm, plain, package: published, download: total(wasm, published) };
}

const read = (files) => [...files].map((file) => readFileSync(file));

/** The module and all that it imports by a relative path, statically or not. */
function importedFrom(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  const code = readFileSync(entry, "utf8").replace(COMMENT, "");
  for (const [, specifier] of code.matchAll(SPECIFIER)) {
    importedFrom(createRequire(entry).resolve(specifier), found);
  }
  return found;
}

/** Compressed together, as a bundle would be. */
function sizeOf(contents) {
  const bytes = Buffer.concat(contents);
  const strongest = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, strongest).length,
    files: contents.length,
  };
}

function total(first, second) {
  return Object.fromEntries(Object.keys(first).map((key) => [key, first[key] + second[key]]));
}
