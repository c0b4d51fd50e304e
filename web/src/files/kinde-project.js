import { zipOf } from "./zip.js";

const FOLDER = "../../../examples/kinde/";
/** All but its documents, and what its own build makes. */
const template = import.meta.glob(
  ["../../../examples/kinde/{README.md,package.json,kinde.json}", "../../../examples/kinde/kindeSrc/**/{facts,*Workflow}.ts"],
  { query: "?raw", import: "default", eager: true },
);

const withLine = (text) => `${text.trimEnd()}\n`;

/** What was on the screen, as a case to begin with. */
function casesOf({ change, facts }, outcome) {
  const cases = outcome ? [{ name: "as it was in the playground", expect: { outcome } }] : [];
  return `${JSON.stringify({ about: "What policy.json should decide.", change, facts, cases }, null, 2)}\n`;
}

/**
 * A code repository for Kinde with these documents: its build makes the one file that Kinde's engine runs.
 * @param {{policy: string, catalog: string}} documents
 * @param {{change: object, facts: object}} given
 * @param {string | undefined} outcome what was decided
 */
export function kindeProject({ policy, catalog }, given, outcome) {
  const own = [["policy.json", withLine(policy)], ["catalog.json", withLine(catalog)], ["cases.json", casesOf(given, outcome)]];
  const others = Object.entries(template).map(([path, text]) => [path.slice(FOLDER.length), text]);
  return zipOf([...own, ...others].map(([name, text]) => [`plangate-kinde/${name}`, text]));
}
