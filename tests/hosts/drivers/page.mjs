// Opens a page that posts one report, and waits for it.
import path from "node:path";
import { serve } from "../browser/server.mjs";

const LIMIT_MS = 180_000;
export const WITH_WASM = "script-src 'self' 'wasm-unsafe-eval'";
export const WITHOUT_WASM = "script-src 'self'";

function inTime(promise, faults) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(["The page reported nothing in time.", ...faults()].join("\n"))), LIMIT_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * @param {(address: string) => Promise<{version: string, faults: string[], close: () => Promise<void>}>} open
 * @param {{folder: string, served: string, policy: string, page: string}} what the empty folder, the folder that the
 *   site consists of, its Content-Security-Policy, and the page in it
 */
export async function reportOfPage(open, { folder, served, policy, page }) {
  let receive;
  const posted = new Promise((resolve) => { receive = resolve; });
  const mounts = { "/package/": path.join(folder, "node_modules/plangate"), "/": served };
  const site = await serve(mounts, { headers: { "content-security-policy": policy }, receive });
  const browser = await open(`${site.origin}/${page}`);
  try {
    const { error, ...report } = JSON.parse(await inTime(posted, () => browser.faults));
    if (error) throw new Error(error);
    return { version: browser.version, ...report };
  } finally {
    await browser.close();
    await site.close();
  }
}
