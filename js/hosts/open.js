/**
 * Opens gates for the entries of the package, which differ in where their engine comes from and in what their gates can do.
 *
 * @typedef {import("../types.js").Wasm} Wasm
 * @typedef {import("../types.js").SyncWasm} SyncWasm
 * @typedef {{ policy?: unknown, catalog?: unknown, image?: unknown, reader?: import("../facts/generated.js").Generated, wasm?: unknown }} Options
 * @typedef {{ engine: () => Wasm, engineSync: () => SyncWasm, open: import("./source.js").Open }} Host
 */
import { Engine } from "../engine/engine.js";
import { PlangateError, errorIssue, messageOf } from "../engine/issues.js";
import { fetchMaker, makerOf } from "./source.js";

/**
 * Engines by what they were made from, so that gates share one. A host stands for its default engine.
 * @type {WeakMap<object, Engine>}
 */
const engines = new WeakMap();
/** @type {WeakMap<object, Promise<Engine>>} */
const arriving = new WeakMap();

/**
 * What an entry of the package exports.
 * @template Gate
 * @param {Host} host
 * @param {(engine: Engine, options: Options) => Gate} gateOn
 */
export function entryOf(host, gateOn) {
  return {
    /** @param {unknown} options */
    createGate: (options) => openGate(options, host, gateOn),
    /** @param {unknown} options */
    createGateSync: (options) => openGateSync(options, host, gateOn),
  };
}

/**
 * @template Gate
 * @param {unknown} given
 * @param {Host} host
 * @param {(engine: Engine, options: Options) => Gate} gateOn
 * @returns {Promise<Gate>}
 */
async function openGate(given, host, gateOn) {
  const options = optionsOf(given);
  const [source, image] = await Promise.all([options.wasm, options.image]);
  const key = source === undefined ? host : source;
  const engine = await shared(key, async () => {
    const maker = await fetchMaker(source === undefined ? host.engine() : /** @type {Wasm} */ (source), host.open);
    return new Engine(maker);
  });
  return gateOn(engine, { policy: options.policy, catalog: options.catalog, image, reader: options.reader });
}

/**
 * @template Gate
 * @param {unknown} given
 * @param {Host} host
 * @param {(engine: Engine, options: Options) => Gate} gateOn
 * @returns {Gate}
 */
function openGateSync(given, host, gateOn) {
  const options = optionsOf(given);
  const { wasm } = options;
  const key = wasm === undefined ? host : wasm;
  let engine = isObject(key) ? engines.get(key) : undefined;
  if (engine === undefined) {
    engine = new Engine(makerOf(wasm === undefined ? host.engineSync() : /** @type {SyncWasm} */ (wasm)));
    if (isObject(key)) engines.set(key, engine);
  }
  return gateOn(engine, options);
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

/** @param {unknown} value @returns {value is object} */
function isObject(value) {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Read once. @param {unknown} given @returns {Options} @throws {PlangateError} */
function optionsOf(given) {
  try {
    const { policy, catalog, image, reader, wasm } = /** @type {Options} */ (isObject(given) ? given : {});
    return { policy, catalog, image, reader, wasm };
  } catch (thrown) {
    throw new PlangateError([errorIssue("json/not-serializable", "engine", "", `The options cannot be read. ${messageOf(thrown)}`)]);
  }
}
