// Runs every `js` example of the documentation. "expression; // => value" is compared.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = new URL("../../", import.meta.url);
process.chdir(fileURLToPath(root));

const pages = ["README.md", ...readdirSync("docs").filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)];
const blocks = (text, language) => [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map(([, code]) => code);

/** The example as a module that compares what it claims, and how many claims those are. */
function runnable(code) {
  let claims = 0;
  const body = code.replace(/^(\S.*); \/\/ => (.+)$/gm, (_, expression, value) => {
    claims += 1;
    return `assert.deepEqual(${expression}, ${value});`;
  });
  return { claims, source: `import assert from "node:assert/strict";\n${body}` };
}

for (const page of pages) {
  const text = readFileSync(page, "utf8");
  blocks(text, "js").forEach((code, index) => {
    test(`${page}, example ${index + 1}`, async () => {
      const { claims, source } = runnable(code);
      assert.ok(claims > 0, "an example that claims nothing cannot fail");
      mkdirSync("build/docs", { recursive: true });
      const file = `build/docs/${page.replace(/\W/g, "-")}-${index}.mjs`;
      writeFileSync(file, source);
      await import(pathToFileURL(file));
    });
  });
}

test("the policy and the catalogue of docs/policies.md load without an issue", async () => {
  const { createGate } = await import("plangate");
  const [policy, catalog] = blocks(readFileSync("docs/policies.md", "utf8"), "json");
  const gate = await createGate({ policy, catalog });
  assert.deepEqual(gate.issues, []);
});

test("each example of docs/language.md has the value that it claims", async () => {
  const { createGate } = await import("plangate");
  const page = readFileSync("docs/language.md", "utf8");
  const [{ facts, given }] = blocks(page, "json").map((text) => JSON.parse(text));
  const claims = blocks(page, "cel").flatMap((block) => block.trim().split("\n").map((line) => line.split("// => ")));
  const rules = claims.map(([expression, value], i) => ({ id: `line-${i}`, when: `(${expression}) == (${value})`, deny: "yes" }));
  const plan = { price: "5.00", currency: "EUR", period: "1 month" };
  const plans = {
    free: { ...plan, name: "Free", limits: { seats: 3 } },
    team: { ...plan, name: "Team", limits: { seats: 50 }, features: ["sso"] },
  };
  const gate = await createGate({ policy: { plangate: 1, name: "page", facts, rules }, catalog: { plangate: 1, plans } });
  const decision = gate.decide({ current: "free", requested: "team" }, given);
  const told = new Set(decision.reasons.map((reason) => reason.rule));
  assert.deepEqual(claims.filter((_, i) => !told.has(`line-${i}`)), []);
  assert.ok(claims.length > 100);
});

test("docs/language.md shows every function", () => {
  const page = readFileSync("docs/language.md", "utf8");
  const source = ["functions", "macros"].map((name) => readFileSync(`core/expr/${name}.cpp`, "utf8")).join("");
  const names = [...source.matchAll(/^ {4}\{"([\w.]+)", /gm)].map(([, name]) => name);
  assert.ok(names.length > 90);
  assert.deepEqual(names.filter((name) => !new RegExp(`\\b${name.replace(".", "[.]")}\\(`).test(page)), []);
});

test("docs/language.md names every variable", () => {
  const table = readFileSync("docs/language.md", "utf8").match(/## Variables\n([^]*?)```/)[1];
  const source = readFileSync("core/policy/environment.cpp", "utf8");
  const whole = [...source.matchAll(/\{"([\w.]+)", Type::Kind/g)].map(([, path]) => path);
  const fields = [...source.matchAll(/Kind::\w+, "(\w+)", Type/g)].map(([, name]) => name);
  assert.ok(whole.length > 15 && fields.length > 8);
  const named = (path) => table.includes(`\`${path}\``) || table.includes(`\`.${path.split(".").at(-1)}\``);
  assert.deepEqual([...whole, ...fields.map((name) => `current.${name}`)].filter((path) => !named(path)), []);
});

test("the documentation lists exactly the issue codes that exist", () => {
  const listed = readFileSync("docs/decisions.md", "utf8").match(/`(?:json|document|expr|template|policy|catalog|facts|change|quote|eval|engine|image|diff|finding)\/[a-z0-9-]+`/g);
  const header = readFileSync("core/json/issue_codes.h", "utf8").match(/"[a-z]+\/[a-z0-9-]+"/g);
  const plain = (codes) => [...new Set(codes.map((code) => code.slice(1, -1)))].sort();
  assert.deepEqual(plain(listed), plain(header));
});

test("relative links lead somewhere", async () => {
  const { existsSync } = await import("node:fs");
  for (const page of [...pages, "CONTRIBUTING.md"]) {
    for (const [, link] of readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      assert.ok(existsSync(new URL(link, new URL(page, root))), `${page} links to ${link}`);
    }
  }
});
