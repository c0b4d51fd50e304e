// The cases on the build that the address names; a worker, and what the page itself runs too.
import { data } from "./data.mjs";
import { reportOn } from "./report.mjs";

const fromPackage = (name) => import(`/package/dist/${name}.js`);

/** Where the Content-Security-Policy forbids WebAssembly: a gate must not come to be, and the plain build must work. */
async function loadPlain() {
  const { createGate } = await fromPackage("browser");
  const refused = await createGate(data.sample.documents).then(() => ["nothing"], ({ issues }) => issues.map(({ code }) => code));
  if (refused.join() !== "engine/abi") throw new Error(`WebAssembly was to be refused, and what came was ${refused}.`);
  return fromPackage("plain");
}

if (new URLSearchParams(location.search).get("build") === "plain") {
  reportOn(loadPlain, async () => (await fromPackage("engine-plain")).instantiatePlain());
} else {
  reportOn(() => fromPackage("browser"));
}
