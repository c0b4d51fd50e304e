// A worker thread with an engine of its own, made from the module that all threads share.
import { parentPort, workerData } from "node:worker_threads";
import { createGateSync } from "plangate";
import { trappable } from "./trappable.mjs";

const { documents, module, change, facts, count, traps } = workerData;
const engine = trappable(() => new WebAssembly.Instance(module, {}).exports);
const gate = createGateSync({ ...documents, wasm: engine.wasm });

const seen = new Set();
for (let i = 0; i < count; i += 1) {
  if (traps && i % 100 === 50) engine.trapNext();
  seen.add(JSON.stringify(gate.decide(change, facts)));
}
parentPort.postMessage({ seen: [...seen], made: engine.made() });
