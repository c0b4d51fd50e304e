/**
 * A plugin of Vite: the module `virtual:schema-fields` has what completion and hover need of the package's JSON Schemas,
 * `{policy: {"rules/*": {when: [about, values]}}}`: by document, by the path of an object, `*` standing for any name or index.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const ID = "virtual:schema-fields";
const DOCUMENTS = ["policy", "catalog"];
const require = createRequire(import.meta.url);

/** Where a schema leads by alternatives, all of them count: what does not fit is told by the engine. */
const BRANCHES = ["anyOf", "oneOf", "allOf"];

/** Collects the fields of one schema. */
class Flattening {
  constructor(schema) {
    this.schema = schema;
    this.fields = {};
  }

  resolved(node) {
    if (!node?.$ref) return node;
    const target = node.$ref.split("/").slice(1).reduce((place, name) => place[name], this.schema);
    return { ...this.resolved(target), ...(node.description && { description: node.description }) };
  }

  branches(node) {
    return [...BRANCHES.flatMap((name) => node[name] ?? []), ...[node.then, node.else]].filter(Boolean).map((branch) => this.resolved(branch));
  }

  valuesOf(node) {
    const own = node.enum ?? (node.const !== undefined ? [node.const] : node.type === "boolean" ? [true, false] : []);
    return [...own, ...(node.anyOf ?? []).flatMap((branch) => this.valuesOf(this.resolved(branch)))];
  }

  addField(path, name, node) {
    const before = this.fields[path][name];
    const about = node.description ?? before?.[0] ?? "";
    const values = this.valuesOf(node);
    this.fields[path][name] = values.length > 0 ? [about, values] : [about];
  }

  /** A branch may say that a field is not to be there; another one says what it is. */
  visitProperties({ properties = {} }, path, inside) {
    const members = Object.entries(properties).filter(([name, member]) => member !== false && name !== "$schema");
    for (const [name, member] of members) {
      this.fields[path.join("/")] ??= {};
      this.addField(path.join("/"), name, this.resolved(member));
      this.visit(member, [...path, name], inside);
    }
  }

  visit(given, path = [], seen = []) {
    const node = this.resolved(given);
    if (typeof node !== "object" || node === null || seen.includes(given)) return;
    const inside = [...seen, given];
    this.visitProperties(node, path, inside);
    for (const any of [node.additionalProperties, node.items]) this.visit(any, [...path, "*"], inside);
    for (const branch of this.branches(node)) this.visit(branch, path, inside);
  }
}

export function fieldsOf(schema) {
  const flattening = new Flattening(schema);
  flattening.visit(schema);
  return flattening.fields;
}

const readSchema = (document) => JSON.parse(readFileSync(require.resolve(`plangate/schemas/${document}.json`), "utf8"));

export const allFields = () => Object.fromEntries(DOCUMENTS.map((document) => [document, fieldsOf(readSchema(document))]));

export function schemaFields() {
  return {
    name: "schema-fields",
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? `export default ${JSON.stringify(allFields())};` : undefined),
  };
}
