/** Browsers, in a page and in a worker: the suite, and its report sent to the server that the script came from. */
import { data } from "./data.mjs";
import { runSuite } from "./suite.mjs";

const instantiateWasm = async () => {
  const response = await fetch("/package/dist/engine.wasm");
  return (await WebAssembly.instantiate(await response.arrayBuffer(), {})).instance.exports;
};

/** @param {() => unknown} load the package @param {() => unknown} [instantiate] its engine */
export async function reportOn(load, instantiate = instantiateWasm) {
  const host = { load, instantiate, now: () => performance.now() };
  const report = await runSuite(host, data).catch((error) => ({ error: `${error}\n${error.stack}` }));
  await fetch("/report", { method: "POST", body: JSON.stringify(report) });
}
