/**
 * Opens gates for the entries of the package, which differ only in where their engine comes from.
 *
 * @typedef {import("./types.js").Wasm} Wasm
 * @typedef {import("./types.js").SyncWasm} SyncWasm
 * @typedef {{ engine: () => Wasm, engineSync: () => SyncWasm, open: import("./source.js").Open }} Host
 */
import { Engine } from "./engine.js";
import { Gate } from "./gate.js";
import { PlangateError, isError } from "./issues.js";
import { loadProgram } from "./program.js";
import { fetchMaker, makerOf } from "./source.js";

/**
 * Engines by what they were made from, so that gates share one. A host stands for its default engine.
 * @type {WeakMap<object, Engine>}
 */
const engines = new WeakMap();
/** @type {WeakMap<object, Promise<Engine>>} */
const arriving = new WeakMap();

/**
 * @param {unknown} options
 * @param {Host} host
 */
export async function openGate(options, host) {
  const { policy, catalog, wasm } = parts(options);
  const source = await wasm;
  const key = source === undefined ? host : source;
  const engine = await shared(key, async () => {
    const maker = await fetchMaker(source === undefined ? host.engine() : /** @type {Wasm} */ (source), host.open);
    return new Engine(maker);
  });
  return gateOn(engine, policy, catalog);
}

/**
 * @param {unknown} options
 * @param {Host} host
 */
export function openGateSync(options, host) {
  const { policy, catalog, wasm } = parts(options);
  const key = wasm === undefined ? host : wasm;
  let engine = isObject(key) ? engines.get(key) : undefined;
  if (engine === undefined) {
    engine = new Engine(makerOf(wasm === undefined ? host.engineSync() : /** @type {SyncWasm} */ (wasm)));
    if (isObject(key)) engines.set(key, engine);
  }
  return gateOn(engine, policy, catalog);
}

/**
 * @param {unknown} key
 * @param {() => Promise<Engine>} make
 * @returns {Promise<Engine>}
 */
function shared(key, make) {
  if (!isObject(key)) return make();
  const ready = engines.get(key);
  if (ready !== undefined) return Promise.resolve(ready);
  let promise = arriving.get(key);
  if (promise === undefined) {
    promise = make().then((engine) => {
      engines.set(key, engine);
      return engine;
    });
    arriving.set(key, promise);
    // A failed download is tried again by the next gate.
    promise.catch(() => arriving.delete(key));
  }
  return promise;
}

/** @param {Engine} engine @param {unknown} policy @param {unknown} catalog */
function gateOn(engine, policy, catalog) {
  const { program, issues } = loadProgram(engine, policy, catalog, null);
  if (program === null) throw new PlangateError(issues);
  return new Gate(program, issues.filter((issue) => !isError(issue)));
}

/** @param {unknown} value @returns {value is object} */
function isObject(value) {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/**
 * @param {unknown} options
 * @returns {{ policy?: unknown, catalog?: unknown, wasm?: unknown }}
 */
function parts(options) {
  return isObject(options) ? options : {};
}
