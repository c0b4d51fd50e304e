// Wasm memory over a million decisions: the engine must not allocate while it decides.
// Run as the child it prints the sizes; apart from the timings, since it has to watch WebAssembly being instantiated.

import { spawnSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";

const SELF = fileURLToPath(import.meta.url);

/** @returns {{decisions, before, after}} bytes of wasm memory after the first decision and after all */
export function measureMemory() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SELF], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The memory run failed:\n${stderr}`);
  return JSON.parse(stdout);
}

/** All wasm memories that come into being from now on. */
function watchMemories() {
  const memories = [];
  const { Instance, instantiate } = WebAssembly;
  const seen = (instance) => {
    memories.push(...Object.values(instance.exports).filter((value) => value instanceof WebAssembly.Memory));
    return instance;
  };
  WebAssembly.Instance = new Proxy(Instance, { construct: (target, args) => seen(new target(...args)) });
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate(...args);
    seen(result.instance ?? result);
    return result;
  };
  return memories;
}

async function child(decisions) {
  const memories = watchMemories();
  const { randomRequests } = await import("./requests.mjs");
  const { decide } = await (await import("./engines/plangate.mjs")).load();
  const size = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  const requests = randomRequests(1000);
  let characters = 0;
  const one = (request) => {
    for (const reason of decide(request).reasons) characters += reason.message.length;
  };
  one(requests[0]);
  const before = size();
  for (let i = 0; i < decisions; i += 1) one(requests[i % requests.length]);
  process.stdout.write(JSON.stringify({ decisions, before, after: size(), characters }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await child(1_000_000);
