/**
 * From what a host gives as the engine (module, bytes, response, address, function) to a function that makes instances.
 *
 * @typedef {import("../engine/engine.js").Exports} Exports
 * @typedef {import("../types.js").Wasm} Wasm
 * @typedef {import("../types.js").SyncWasm} SyncWasm
 * @typedef {(address: URL | string) => Promise<Wasm>} Open gets what an address stands for
 */
import { misfit } from "../engine/engine.js";
import { messageOf } from "../engine/issues.js";

/** @param {unknown} value its class by name, which holds across realms too */
const classOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** @param {unknown} source @returns {source is BufferSource} */
const isBytes = (source) => ArrayBuffer.isView(source) || classOf(source) === "ArrayBuffer";

/**
 * @param {SyncWasm} source
 * @returns {() => Exports}
 */
export function makerOf(source) {
  if (typeof source === "function") return /** @type {() => Exports} */ (source);
  const kind = classOf(source);
  if (kind === "WebAssembly.Module") return fromModule(/** @type {WebAssembly.Module} */ (source));
  if (isBytes(source)) return fromModule(compiled(source));
  throw misfit(`Expected a WebAssembly.Module or bytes, got ${source === null ? "null" : kind}.`);
}

/**
 * @param {Wasm} source
 * @param {Open} open
 * @returns {Promise<() => Exports>}
 */
export async function fetchMaker(source, open) {
  if (typeof source === "string" || classOf(source) === "URL") {
    return fetchMaker(await open(/** @type {URL | string} */ (source)), open);
  }
  if (classOf(source) === "Response") return fromModule(await compiledResponse(/** @type {Response} */ (source)));
  if (isBytes(source)) return fromModule(await compiledLater(source));
  return makerOf(/** @type {SyncWasm} */ (source));
}

/** @param {WebAssembly.Module} module @returns {() => Exports} */
function fromModule(module) {
  return () => {
    try {
      return /** @type {Exports} */ (/** @type {unknown} */ (new WebAssembly.Instance(module, {}).exports));
    } catch (error) {
      throw misfit(messageOf(error));
    }
  };
}

/** @param {BufferSource} bytes */
function compiled(bytes) {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw uncompiled(error);
  }
}

/**
 * Whoever can wait does not block: browsers refuse to compile large modules on a page's own thread.
 * @param {BufferSource} bytes
 */
async function compiledLater(bytes) {
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw uncompiled(error);
  }
}

/**
 * Streaming compiles while the bytes arrive, but only takes responses of the right type; servers often have another.
 * @param {Response} response
 */
async function compiledResponse(response) {
  if (!response.ok) throw misfit(`${response.url} answered ${response.status}.`);
  const streams = typeof WebAssembly === "object" && typeof WebAssembly.compileStreaming === "function";
  if (!streams || response.headers.get("content-type") !== "application/wasm") return compiledLater(await response.arrayBuffer());
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    throw uncompiled(error);
  }
}

/** @param {unknown} error */
function uncompiled(error) {
  return misfit(`${messageOf(error)} Where WebAssembly cannot be compiled, give a WebAssembly.Module or use plangate/plain.`);
}
