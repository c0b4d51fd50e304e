// A Redis server of the test's own, on a free port of this machine.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @returns {Promise<() => Promise<void>>} once it answers: what kills it */
async function run(port, folder) {
  const options = ["--port", port, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always"];
  const server = spawn("redis-server", options.map(String), { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => server.once("close", resolve));
  await new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (text) => {
      said += text;
      if (/Ready to accept connections/.test(said)) resolve();
    });
    server.once("error", ({ code }) => reject(new Error(`redis-server cannot be started (${code}): install Debian's package redis-server`)));
    server.once("close", () => reject(new Error(`redis-server has ended:\n${said}`)));
  });
  return () => {
    server.kill("SIGKILL");
    return ended;
  };
}

/** @returns {Promise<{ url: string, restart: () => Promise<void>, stop: () => Promise<void> }>} `restart` kills it first */
export async function startRedis() {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), "plangate-redis-"));
  let kill = await run(port, folder);
  const restart = async () => {
    await kill();
    kill = await run(port, folder);
  };
  const stop = async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, restart, stop };
}
