// Memory over many more times than `npm test` has the patience for.
import { describe, test } from "node:test";
import { assertFlat, repeatable } from "../js/flat.mjs";
import { builds } from "../js/gates.mjs";

const counts = {
  wasm: { decisions: 20000000 },
  plain: { decisions: 2000000 },
};
const USUAL = { wasm: 5000, plain: 2000 };

for (const build of builds) {
  describe(`memory stays as it is, ${build.name}`, () => {
    for (const what of repeatable) {
      const count = counts[build.name][what] ?? USUAL[build.name];
      test(`${count} ${what}`, () => assertFlat(build, what, count));
    }
  });
}
