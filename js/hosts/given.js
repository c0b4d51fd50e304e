/** Hosts that fetch nothing: the engine is part of the program. */
/**
 * @param {import("../types.js").SyncWasm} engine
 * @param {string} why nothing is fetched
 * @returns {import("./open.js").Host}
 */
export function givenHost(engine, why) {
  return { engine: () => engine, engineSync: () => engine, open: (address) => Promise.reject(new Error(`${why}, not ${address}.`)) };
}
