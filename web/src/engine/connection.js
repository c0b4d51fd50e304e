/**
 * A worker that is started with the first message and again after it was stopped or broke.
 * @param {{onMessage: (data: any) => void, onBreak: (why: string) => void}} events
 */
export function connect({ onMessage, onBreak }) {
  let worker = null;

  function stop() {
    worker?.terminate();
    worker = null;
  }

  function start() {
    worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => onMessage(data));
    worker.addEventListener("error", (event) => {
      stop();
      onBreak(event.message || "its worker could not be started.");
    });
  }

  function post(message) {
    if (!worker) start();
    worker.postMessage(message);
  }

  return { post, stop };
}
