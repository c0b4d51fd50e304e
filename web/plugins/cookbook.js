/**
 * A plugin of Vite: the module `virtual:cookbook` has the recipes of examples/cookbook for the gallery, each with the change and
 * the facts that its cases begin with: `[{folder, title, about, documents}]`.
 */
import { readFileSync } from "node:fs";

const ID = "virtual:cookbook";
const FOLDER = new URL("../../examples/cookbook/", import.meta.url);

const read = (name) => readFileSync(new URL(name, FOLDER), "utf8").trimEnd();
const text = (value) => JSON.stringify(value, null, 2);

function recipe({ folder, title, about }) {
  const { cases, ...shared } = JSON.parse(read(`${folder}/cases.json`));
  const [change, facts] = ["change", "facts"].map((name) => text(shared[name] ?? cases[0][name] ?? {}));
  const [policy, catalog] = ["policy", "catalog"].map((name) => read(`${folder}/${name}.json`));
  return { folder, title, about, documents: { policy, catalog, change, facts } };
}

export const recipes = () => JSON.parse(read("index.json")).map(recipe);

export function cookbook() {
  return {
    name: "cookbook",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? `export default ${JSON.stringify(recipes())};` : undefined),
  };
}
