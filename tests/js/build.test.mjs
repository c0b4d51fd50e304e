// What `plangate build` writes: modules that decide as the documents do, without the documents.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build as bundle, transformSync } from "esbuild";
import { Linter } from "eslint";
import { createGateSync } from "plangate";
import { ABSENT } from "./bare-host.mjs";
import { catalog, change, facts, policy } from "./gates.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
// Within the repository, so that modules find the package.
mkdirSync(path.join(root, "build"), { recursive: true });
const folder = mkdtempSync(path.join(root, "build/made-"));
after(() => rmSync(folder, { recursive: true }));

const place = (name) => path.join(folder, name);
const read = (name) => readFileSync(place(name), "utf8");
const expected = createGateSync({ policy: policy(), catalog: catalog() });
const asked = [facts(), facts({ usage: { seats: 12 } }), facts({ usage: { seats: NaN } }), {}, undefined];
const answers = (gate) => asked.map((given) => JSON.stringify(gate.decide(change, given)));

function plangate(...args) {
  return spawnSync(process.execPath, [path.join(root, "js/bin/plangate.js"), ...args], { cwd: folder, encoding: "utf8" });
}

function built(target, output) {
  const { status, stdout, stderr } = plangate("build", "policy.json", "catalog.json", "--target", target, "-o", output);
  assert.deepEqual([status, stderr], [0, ""]);
  return stdout;
}

before(() => {
  writeFileSync(place("policy.json"), JSON.stringify(policy()));
  writeFileSync(place("catalog.json"), JSON.stringify(catalog()));
});

function typeCheck(source) {
  const compiler = path.join(root, "node_modules/typescript/bin/tsc");
  const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--module", "esnext", "--moduleResolution", "bundler", "--target", "es2022",
    "--lib", "es2022,dom", "--types", "", "--ignoreConfig"];
  writeFileSync(place("consumer.ts"), source);
  try {
    execFileSync(process.execPath, [compiler, ...options, place("consumer.ts")], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
}

describe("plangate build --target image", () => {
  test("writes what gate.image() gives", () => {
    assert.match(built("image", "acme.image"), /^acme\.image: \d+ bytes\n$/m);
    assert.deepEqual(new Uint8Array(readFileSync(place("acme.image"))), expected.image());
  });
});

describe("plangate build --target esm", () => {
  before(() => built("esm", "plangate.js"));

  test("decides as the documents do, with the engine of the package", async () => {
    const made = await import(pathToFileURL(place("plangate.js")));
    assert.deepEqual(answers(await made.createGate()), answers(expected));
    assert.deepEqual(answers(made.createGateSync()), answers(expected));
  });

  test("is made the same again", () => {
    const first = read("plangate.js");
    built("esm", "plangate.js");
    assert.equal(read("plangate.js"), first);
  });

  test("needs no eval", () => {
    const program = `import { createGateSync } from ${JSON.stringify(pathToFileURL(place("plangate.js")))};
      console.log(createGateSync().decide({}, {}).outcome)`;
    const output = execFileSync(process.execPath, ["--disallow-code-generation-from-strings", "--input-type=module", "-e", program], { encoding: "utf8" });
    assert.equal(output, "undecided\n");
    assert.ok(!/\beval\b|\bFunction\(/.test(read("plangate.js")));
  });

  test("has types beside it", () => {
    typeCheck(`import { createGate, createGateSync } from "./plangate.js";
      export const outcome: "allow" | string = createGateSync().decide({ current: "a" }, { usage: {} }).outcome;
      export const later = async () => (await createGate({ wasm: new Uint8Array(8) })).digests.policy;
      // @ts-expect-error nothing but the engine is to be given
      createGateSync({ policy: {} });`);
  });
});

describe("plangate build --target kinde", () => {
  before(() => built("kinde", "plangate-kinde.js"));

  test("is one ES2019 file without imports", () => {
    const languageOptions = { ecmaVersion: 2019, sourceType: "module" };
    const linterOptions = { reportUnusedDisableDirectives: "off" };
    assert.deepEqual(new Linter().verify(read("plangate-kinde.js"), [{ languageOptions, linterOptions }]), []);
    assert.ok(!/\bimport\b\s*[({"*]/.test(read("plangate-kinde.js")));
  });

  test("does nothing when it is imported, and can be left out by a bundler", async () => {
    const stdin = { contents: 'import "./plangate-kinde.js"; import { toChange } from "./plangate-kinde.js"; export { toChange };', resolveDir: folder };
    const { outputFiles } = await bundle({ stdin, bundle: true, format: "esm", write: false, minify: true });
    assert.ok(outputFiles[0].text.length < 40000, `${outputFiles[0].text.length} bytes are left of it`);
  });

  test("decides as the documents do, in a context with the language alone", () => {
    const { code } = transformSync(read("plangate-kinde.js"), { format: "cjs" });
    const context = createContext({ module: { exports: {} } });
    runInContext(`for (const name of ${JSON.stringify(ABSENT)}) delete globalThis[name];`, context);
    runInContext(`(function (module, exports) {${code}\n})(module, module.exports)`, context);
    const made = context.module.exports;
    assert.deepEqual(Object.keys(made).sort(), ["createGateSync", "decide", "decideWith", "enforce", "shadow", "toChange", "toLimits"]);
    assert.deepEqual(answers(made.createGateSync()), answers(expected));
  });

  test("has types beside it that need no package", () => {
    typeCheck(`import { createGateSync, decide, decideWith, enforce, shadow, type Decision } from "./plangate-kinde.js";
      const gate = createGateSync();
      const decision: Decision = decide(gate, { context: { billing: { currentPlanCode: "a" } } }, { usage: {} });
      enforce(decision, { denyPlanSelection(headline: string, list?: string[]) {} });
      export const later = decideWith(gate, {}, { usage: async () => ({ seats: 1 }) });
      export const watched: Decision = decide(shadow(gate, createGateSync(), ({ parts, live }) => parts.concat(live.needs as [])), {});
      // @ts-expect-error it loads no documents
      createGateSync({ policy: {} });
      // @ts-expect-error it makes no images
      gate.image();`);
    assert.ok(!/from "/.test(read("plangate-kinde.d.ts")));
  });
});

describe("plangate build refuses", () => {
  const calls = {
    "an unknown target": [["--target", "deno", "-o", "x.js"], /no target "deno"/],
    "another ending than .js": [["--target", "esm", "-o", "x.ts"], /x\.ts must end in \.js/],
    "a name that Kinde takes for a workflow": [["--target", "kinde", "-o", "planWorkflow.js"], /take planWorkflow\.js for a workflow/],
    "a folder that is not there": [["--target", "esm", "-o", "no/x.js"], /no\/x\.js cannot be written/],
    "no output": [["--target", "esm"], /output/i],
  };
  for (const [name, [args, message]] of Object.entries(calls)) {
    test(name, () => {
      const { status, stderr } = plangate("build", "policy.json", "catalog.json", ...args);
      assert.equal(status, 2);
      assert.match(stderr, message);
    });
  }

  test("documents with errors, showing them, and writes nothing", () => {
    writeFileSync(place("bad.json"), JSON.stringify({ ...policy(), rules: [{ id: "a", when: "usage.seat > 3", deny: "x" }] }));
    const { status, stdout } = plangate("build", "bad.json", "catalog.json", "--target", "esm", "-o", "bad.js");
    assert.equal(status, 1);
    assert.match(stdout, /expr\/unknown-name/);
    assert.ok(!existsSync(place("bad.js")));
  });
});
