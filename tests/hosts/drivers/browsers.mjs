// Chromium and Firefox, in a page and in a worker, with WebAssembly and where the Content-Security-Policy forbids it.
import { browsers } from "./open-page.mjs";
import { WITHOUT_WASM, WITH_WASM, reportOfPage } from "./page.mjs";

const APP = "tests/hosts/app";
const policies = { wasm: WITH_WASM, plain: WITHOUT_WASM };

function host({ name, light, missing, open }, place, build) {
  const page = `${APP}/page.html?place=${place}&build=${build}`;
  return {
    name: `${name}, ${place}, ${policies[build].replace(/'/g, "")}${build === "plain" ? ", plain" : ""}`,
    light,
    missing,
    run: ({ folder }) => reportOfPage(open, { folder, served: folder, policy: policies[build], page }),
  };
}

export const hosts = browsers.flatMap((browser) =>
  ["page", "worker"].flatMap((place) => ["wasm", "plain"].map((build) => host(browser, place, build))));
