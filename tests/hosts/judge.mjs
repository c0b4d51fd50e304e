// What a host reported, held against the case set and against what the first host answered, byte for byte.
import { suiteData } from "./empty-folder.mjs";

/** The case names by file, which every report has to have in full. */
const expected = suiteData().files.flatMap(({ name, text }) => JSON.parse(text).cases.map((item) => `${name}: ${item.name}`));

let reference;

/** A case's name over its texts; a host may skip nothing. */
function faultOf({ name, ok, message, skipped, texts }, place) {
  if (skipped) return `${name}: skipped, ${skipped}`;
  if (!ok) return `${name}: ${message}`;
  if (reference.texts[place] !== JSON.stringify(texts)) return `${name}: answers other bytes than ${reference.name}`;
  return undefined;
}

function judgedCases(name, results) {
  const cases = results.flatMap((file) => file.cases.map((item) => ({ ...item, name: `${file.name}: ${item.name}` })));
  if (cases.map((item) => item.name).join("\n") !== expected.join("\n")) return { passed: 0, faults: ["did not run the case set"] };
  reference ??= { name, texts: cases.map(({ texts }) => JSON.stringify(texts)) };
  const faults = cases.map(faultOf).filter(Boolean);
  return { passed: cases.length - faults.length, faults };
}

/** Answers the row for the table and the faults, of which a host that is all right has none. */
export function judged(name, { error, version = "?", results, passed, failed, ...times }) {
  if (error) return { row: { name, version, passed: 0, total: expected.length }, faults: [String(error.stack ?? error)] };
  if (!results) return { row: { name, version, passed, total: passed + failed, ...times }, faults: failed > 0 ? ["see above"] : [] };
  const { faults, passed: good } = judgedCases(name, results);
  return { row: { name, version, passed: good, total: expected.length, ...times }, faults };
}
