// A worker on workerd. Its clock stands still while it computes and goes on when it has waited for something.
import engine from "plangate/engine.wasm";
import { data } from "./data.mjs";
import { runSuite } from "./suite.mjs";

async function now() {
  await new Promise((resolve) => { setTimeout(resolve, 1); });
  return Date.now();
}

export default {
  async fetch() {
    const host = {
      load: () => import("plangate"),
      webhook: () => import("plangate/unipaas"),
      instantiate: () => new WebAssembly.Instance(engine, {}).exports,
      now,
    };
    return Response.json(await runSuite(host, data));
  },
};
