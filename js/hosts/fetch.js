/** Browsers and edge runtimes: engines are fetched. */
import { misfit } from "../engine/engine.js";

/**
 * @param {() => URL} engine where it is
 * @returns {import("./open.js").Host}
 */
export function fetchHost(engine) {
  return {
    engine,
    engineSync: () => {
      throw misfit("Here the engine has to be fetched: give it as `wasm`, or use createGate.");
    },
    open: (address) => fetch(address),
  };
}
