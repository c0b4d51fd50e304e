// A host that has the language and nothing else. Bundled into one script; who runs it calls `runHost`.
import { instantiatePlain } from "../../../node_modules/plangate/dist/engine-plain.js";
import * as plain from "plangate/plain";
import { runSuite } from "./suite.mjs";

/** Milliseconds before this script was evaluated are `start`; both ends are JSON text. */
globalThis.runHost = async (dataText, start) => {
  const host = { load: () => plain, instantiate: instantiatePlain, now: () => Date.now(), start };
  return JSON.stringify(await runSuite(host, JSON.parse(dataText)));
};
