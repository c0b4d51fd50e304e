// Findings: planted defects are all found, each with facts that show it and a fix that puts it right; what is clean stays so.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { createGateSync } from "plangate";
import { findings } from "plangate/analysis";
import { locate } from "plangate/locate";

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const catalogs = read("../findings/catalogs.json");
const documentsOf = ({ name, catalog = "plain", policy }) => ({
  policy: { plangate: 1, name, ...policy },
  catalog: catalogs[catalog],
});

/** A document with an edit made. */
function edited(document, { path, range, replacement }) {
  const names = path.split("/").slice(1);
  const copy = structuredClone(document);
  const last = names.pop();
  const parent = names.reduce((value, name) => value[name], copy);
  if (replacement === null && Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (replacement === null) delete parent[last];
  else parent[last] = parent[last].slice(0, range[0]) + replacement + parent[last].slice(range[1]);
  return copy;
}

const codesOf = (documents) => findings(createGateSync(documents)).map(({ code }) => code);

/** Whether the rule that a finding is about fires with its witness. */
function fires(gate, { path, witness }) {
  const { rules } = gate.explain(witness.change, witness.facts);
  const own = rules.filter(({ code }) => !code.startsWith("guard/"));
  const index = Number(path.split("/")[2]);
  const ids = [...new Set(own.map(({ rule }) => rule))];
  return own.some(({ rule, result }) => rule === ids[index] && result === "fired");
}

describe("planted defects", () => {
  const { cases } = read("../findings/planted.json");
  test("there are at least 40, with every code", () => {
    assert.ok(cases.length >= 40);
    assert.equal(new Set(cases.map(({ code }) => code)).size, 10);
  });

  for (const item of cases) {
    test(`${item.code}: ${item.name}`, () => {
      const documents = documentsOf(item);
      const gate = createGateSync(documents);
      const found = findings(gate);
      assert.deepEqual(found.map(({ code }) => code).sort(), [item.code, ...(item.also ?? [])].sort());
      const own = found.find(({ code }) => code === item.code);
      assert.equal(own.path, item.path);
      assert.equal(own.severity, "warning");
      const text = JSON.stringify(documents[own.document], null, 2);
      assert.ok(locate(text, own).to > locate(text, own).from);
      if (own.fix) assert.ok(!codesOf({ ...documents, policy: edited(documents.policy, own.fix) }).includes(item.code));
      if (/shadowed|overlap|contradiction/.test(item.code)) assert.ok(fires(gate, own));
      if (/no-way/.test(item.code)) assert.equal(gate.decide(own.witness.change, own.witness.facts).outcome, "deny");
      if (/off-by-one/.test(item.code)) assert.equal(fires(gate, own), /already fires/.test(own.message));
    });
  }
});

describe("clean policies", () => {
  const folders = ["../../examples/", ...readdirSync(new URL("../../examples/cookbook/", import.meta.url)).map((name) => `../../examples/cookbook/${name}/`), "../../examples/ramp/", "../../examples/kinde/"];
  const examples = folders.filter((folder) => existsSync(new URL(`${folder}policy.json`, import.meta.url)));
  const { cases } = read("../findings/clean.json");
  test("there are at least 40", () => assert.ok(cases.length + examples.length >= 40));

  for (const item of cases) {
    test(item.name, () => assert.deepEqual(findings(createGateSync(documentsOf(item))), []));
  }
  for (const folder of examples) {
    test(folder.replace("../../", ""), () => {
      assert.deepEqual(findings(createGateSync({ policy: read(`${folder}policy.json`), catalog: read(`${folder}catalog.json`) })), []);
    });
  }
});

describe("what findings rest on", () => {
  test("a gate from an image has no documents, and no findings", () => {
    const [item] = read("../findings/planted.json").cases;
    const image = createGateSync(documentsOf(item)).image();
    assert.deepEqual(findings(createGateSync({ image })), []);
  });

  test("a gate goes on deciding as before", () => {
    const { cases } = read("../findings/planted.json");
    const gate = createGateSync(documentsOf(cases[0]));
    const decision = gate.decide({ current: "free", requested: "team" }, { usage: { seats: 21 } });
    findings(gate);
    assert.equal(decision.reasons[0].rule, "b");
    assert.equal(gate.decide({ current: "free", requested: "team" }, { usage: { seats: 2 } }).outcome, "allow");
  });

  test("a disposed gate has none", () => {
    const { cases } = read("../findings/planted.json");
    const gate = createGateSync(documentsOf(cases[0]));
    gate.dispose();
    assert.deepEqual(findings(gate), []);
  });
});
