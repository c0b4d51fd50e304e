// Cancellations: what the cases of tests/cases/cancellation.json cannot say, and ten thousand random policies beside an evaluator
// written from the words of docs/decisions.md.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createGateSync } from "plangate";
import * as plainDecide from "plangate/decide/plain";
import { Random } from "../random.mjs";
import { builds, catalog, facts, policy } from "./gates.mjs";
import { generatedGate } from "./generated.mjs";

const COUNT = 10000;
const leave = { current: "pro", cancel: true };
const rules = [
  ...policy().rules,
  { id: "export", when: "change.kind == 'cancellation' && usage.projects > 0", unless: "usage.load > 0.9", deny: "Take your {usage.projects} projects with you." },
];
const open = (entry, more = {}) => entry.createGateSync({ policy: { ...policy(), rules, ...more }, catalog: catalog() });

for (const { name, entry, make } of builds) {
  describe(`a cancellation, ${name}`, () => {
    test("is explained, with the rules that have nothing to say of it", () => {
      const gate = open(entry, { rules: [...rules, { id: "but", when: "usage.projects > 0", unless: "requested.code == 'free'", warn: "but" },
        { id: "nor", when: "usage.seats > requested.limits.seats", unless: "usage.projects > 99", warn: "nor" }] });
      const explanation = gate.explain(leave, facts());
      const results = Object.fromEntries(explanation.rules.map(({ rule, result }) => [rule, result]));
      assert.deepEqual([results.seats, results.export, results.but, results.nor], ["inapplicable", "fired", "fired", "inapplicable"]);
      assert.match(String(explanation), /^seats: deny +not for cancellations$/m);
      const { when } = explanation.rules.find(({ rule }) => rule === "seats");
      assert.deepEqual(when.parts[0].parts[1].error, { code: "eval/no-plan", message: "a cancellation has no requested plan" });
      assert.equal(JSON.stringify(explanation.decision), JSON.stringify(gate.decide(leave, facts())));
    });

    test("is recorded and replayed", () => {
      const gate = open(entry);
      const record = gate.record(gate.decide(leave, facts()));
      assert.deepEqual(record.change, { current: "pro", cancel: true });
      assert.deepEqual(gate.replay(JSON.stringify(record)).differences, []);
      assert.deepEqual(open(entry, { rules: policy().rules }).replay(record).differences, ["policy", "outcome", "reasons", "customer", "remedies", "effectiveAt"]);
    });

    test("asks providers for what matters to it", async () => {
      const gate = open(entry, { rules: [rules[0], rules.at(-1)] });
      const asked = [];
      const provide = (fact, value) => [fact, () => asked.push(fact) && value];
      const providers = Object.fromEntries([provide("usage.seats", 5), provide("usage.projects", 1), provide("usage.load", 1), provide("customer.vip", true)]);
      assert.equal((await gate.decideWith(leave, providers)).outcome, "allow");
      // Whether the customer is a VIP could still settle `... && !customer.vip`.
      assert.deepEqual(asked.sort(), ["customer.vip", "usage.load", "usage.projects"]);
    });

    test("is nothing to compare", () => {
      const gate = open(entry);
      assert.equal(JSON.stringify(gate.compare(leave, facts())), JSON.stringify(gate.compare({ current: "pro" }, facts())));
    });

    test("leaves nothing behind for the changes that follow", () => {
      const [gate, fresh] = [open(entry), open(entry)];
      for (const change of [{ current: "pro", requested: "free" }, leave, { current: "pro", requested: "free" }, { current: "free", requested: "pro" }]) {
        gate.decide(leave, facts());
        assert.equal(JSON.stringify(gate.decide(change, facts())), JSON.stringify(fresh.decide(change, facts())));
      }
    });

    test("has words of its own where no engine can be asked", () => {
      const gate = entry.createGateSync({ policy: policy(), catalog: catalog(), wasm: make });
      gate.dispose();
      assert.match(gate.decide(leave, facts()).customer.headline, /whether this cancellation is possible/);
      assert.match(gate.decide({ current: "pro" }, facts()).customer.headline, /whether this plan change is possible/);
    });
  });
}

/** Conditions as trees: ["&&", a, b], ["!", a], or a leaf [name, CEL]. */
function tree(random, depth) {
  if (depth === 0 || random.chance(0.2)) {
    return random.pick([
      ["a", `usage.a > ${random.below(3)}`], ["b", "usage.b"], ["c", "usage.c"],
      ["none", "usage.a > requested.limits.n"], ["none", "requested.name == 'x'"], ["none", "has(requested.rank)"], ["none", "size(requested.features) > usage.a"],
      ["cancels", "change.kind == 'cancellation'"], ["cancels", "change.direction == 'cancellation'"],
    ]);
  }
  const op = random.pick(["&&", "||", "!", "?"]);
  return [op, ...Array.from({ length: { "!": 1, "?": 3 }[op] || 2 }, () => tree(random, depth - 1))];
}

function celOf([op, ...args]) {
  if (op === "!") return `!(${celOf(args[0])})`;
  if (op === "?") return `(${celOf(args[0])} ? ${celOf(args[1])} : ${celOf(args[2])})`;
  return op === "&&" || op === "||" ? `(${args.map(celOf).join(` ${op} `)})` : args[0];
}

const LEAVES = {
  cancels: () => true, none: () => null, a: (known, cel) => known.a > Number(/\d+$/.exec(cel)[0]), b: (known) => known.b, c: (known) => known.c,
};

/** True, false, or null: it depends on the requested plan. */
function worth(node, known) {
  const [op, ...args] = node;
  if (LEAVES[op]) return LEAVES[op](known, args[0]);
  const values = args.map((arg) => worth(arg, known));
  if (op === "!") return values[0] === null ? null : !values[0];
  if (op === "?") return values[0] === null ? null : values[values[0] ? 1 : 2];
  const ends = op === "||";
  if (values.includes(ends)) return ends;
  return values.includes(null) ? null : !ends;
}

const EFFECTS = ["deny", "review", "warn"];
const domains = { a: [0, 1, 2, 3], b: [true, false], c: [true, false] };

/** What is decided when all is known. */
function expectedOf(ruleTrees, known) {
  const fired = ruleTrees.filter(({ when, unless }) => worth(when, known) === true && (unless === undefined || worth(unless, known) !== true));
  const outcome = EFFECTS.find((effect) => effect !== "warn" && fired.some((rule) => rule.effect === effect)) || "allow";
  return { outcome, reasons: fired.filter(({ effect }) => effect === outcome).map(({ id }) => id), warnings: fired.filter(({ effect }) => effect === "warn").map(({ id }) => id) };
}

const said = ({ outcome, reasons, warnings }) => ({ outcome, reasons: reasons.map(({ rule }) => rule), warnings: warnings.map(({ rule }) => rule) });

function* completions(known) {
  const [missing] = Object.keys(domains).filter((name) => known[name] === undefined);
  if (missing === undefined) yield known;
  else for (const value of domains[missing]) yield* completions({ ...known, [missing]: value });
}

/** What is decided holds for whatever the rest turns out to be. */
function check(decision, ruleTrees, known, where) {
  const all = [...completions(known)].map((complete) => expectedOf(ruleTrees, complete));
  assert.deepEqual(decision.issues, [], where);
  if (decision.complete) for (const expected of all) assert.deepEqual(said(decision), expected, where);
  else if (decision.outcome !== "undecided") for (const { outcome } of all) assert.equal(outcome, decision.outcome, where);
  if (Object.keys(known).length === 3) assert.equal(decision.complete, true, where);
  for (const need of decision.needs) assert.equal(known[need.slice("usage.".length)], undefined, where);
}

test(`${COUNT} random policies decide cancellations as documented`, () => {
  const random = new Random(20260301);
  const plan = { name: "Plan", price: "1.00", currency: "EUR", period: "1 month", limits: { n: 1 } };
  let definite = 0;
  for (let i = 0; i < COUNT / 10; i += 1) {
    const ruleTrees = Array.from({ length: 1 + random.below(3) }, (_, n) => ({ id: `r${n}`, effect: random.pick(EFFECTS), when: tree(random, 3), ...(random.chance(0.4) && { unless: tree(random, 2) }) }));
    const document = {
      plangate: 1, name: "random", facts: { "usage.a": { type: "int" }, "usage.b": { type: "bool" }, "usage.c": { type: "bool" } },
      rules: ruleTrees.map(({ id, effect, when, unless }) => ({ id, when: celOf(when), ...(unless && { unless: celOf(unless) }), [effect]: id })),
    };
    const whole = createGateSync({ policy: document, catalog: { plangate: 1, plans: { mine: plan, other: plan } } });
    const gates = i % 10 === 0 ? [whole, generatedGate(whole), plainDecide.createGateSync({ image: whole.image() })] : [whole];
    for (let n = 0; n < 10; n += 1) {
      const known = Object.fromEntries(Object.entries(domains).filter(() => random.chance(0.7)).map(([name, values]) => [name, random.pick(values)]));
      const texts = gates.map((gate) => JSON.stringify(gate.decide({ current: "mine", cancel: true }, { usage: known })));
      for (const text of texts) assert.equal(text, texts[0]);
      check(JSON.parse(texts[0]), ruleTrees, known, `${JSON.stringify(document.rules)} ${JSON.stringify(known)} ${texts[0]}`);
      definite += JSON.parse(texts[0]).complete ? 1 : 0;
    }
    gates.forEach((gate) => gate.dispose());
  }
  assert.ok(definite > COUNT / 5 && definite < COUNT * 0.9, `${definite} definite`);
});
