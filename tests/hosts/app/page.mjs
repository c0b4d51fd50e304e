// A page without a bundler: page.html?build=wasm|plain&place=page|worker
const asked = new URLSearchParams(location.search);

if (asked.get("place") === "worker") {
  const worker = new Worker(new URL(`./worker.mjs${location.search}`, import.meta.url), { type: "module" });
  worker.onerror = ({ message }) => fetch("/report", { method: "POST", body: JSON.stringify({ error: `worker: ${message}` }) });
} else {
  await import("./worker.mjs");
}
