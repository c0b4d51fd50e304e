// Writes a first corpus: the expressions of the conformance suite, each with bytes for the variables behind it.
// node tests/fuzz/seeds.mjs FOLDER; tests/fuzz/CMakeLists.txt tells how to minimise it.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { conformanceTests } from "../conformance/suite.mjs";
import { Random } from "../random.mjs";
import { randomCase } from "../differential/expressions.mjs";

const folder = process.argv[2];
if (!folder) throw new Error("usage: node tests/fuzz/seeds.mjs FOLDER");
mkdirSync(folder, { recursive: true });

const random = new Random(1);
const expressions = [
  ...(await conformanceTests()).filter(({ expr }) => expr.length < 200).map(({ expr }) => expr),
  ...Array.from({ length: 2000 }, (_, seed) => randomCase(seed).expression),
];
expressions.forEach((expression, i) => {
  const values = Buffer.from(Array.from({ length: 64 }, () => random.below(256)));
  writeFileSync(path.join(folder, String(i)), Buffer.concat([Buffer.from(`${expression}\0`), values]));
});
