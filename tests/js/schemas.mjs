// The package's JSON Schemas, compiled as an editor would.
import Ajv from "ajv";
import { readFileSync } from "node:fs";

export const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });

export const schema = (name) => JSON.parse(readFileSync(new URL(`../../js/schemas/${name}.json`, import.meta.url), "utf8"));
