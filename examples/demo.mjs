// Decides the plan change of a real Kinde event, shows what comes out, and that both builds of the engine agree on it.
import { readFile } from "node:fs/promises";
import { createGate } from "plangate";
import { createGate as createPlainGate } from "plangate/plain";
import { decide } from "plangate/kinde";

const colours = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
const [bold, dim, red, green, yellow] = [1, 2, 31, 32, 33].map(paint);
const OUTCOME = { allow: green, deny: red };

const print = (...lines) => console.log(lines.map((line) => `  ${line}`.trimEnd()).join("\n"));
const heading = (text) => console.log(`\n${bold(text)}\n`);
const read = async (name) => JSON.parse(await readFile(new URL(name, import.meta.url), "utf8"));

/** Rows of text as columns; columns after the first are numbers and lean right. */
function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (text, column) => (column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]));
  return rows.map((row) => row.map(cell).join("   "));
}

function showCustomer({ headline, list }) {
  print(dim("The customer sees"), "", `  ${bold(headline)}`, ...list.map((entry) => `  - ${entry}`), "");
}

function showOutcome({ outcome, complete, needs }) {
  const rest = complete ? "" : dim(" (incomplete: some facts are missing)");
  print(`${dim("Outcome")}  ${(OUTCOME[outcome] ?? yellow)(outcome)}${rest}`);
  if (needs.length > 0) print(`${dim("Needs")}    ${needs.join(", ")}`);
}

function showReasons(reasons) {
  if (reasons.length === 0) return;
  const shown = (value) => (value === undefined ? "-" : String(value));
  const rows = reasons.map(({ code, values }) => [code, shown(values.used), shown(values.limit), shown(values.over)]);
  const [head, ...body] = table([["Reason", "Used", "Limit", "Over"], ...rows]);
  print("", dim(head), ...body, "", ...reasons.map(({ message }) => dim(message)));
}

function show(decision) {
  showCustomer(decision.customer);
  showOutcome(decision);
  showReasons(decision.reasons);
}

/** Nested facts as a policy names them: "usage.seats 12". */
function flat(facts, path = "") {
  return Object.entries(facts).flatMap(([key, value]) =>
    value !== null && typeof value === "object" ? flat(value, `${path}${key}.`) : [`${path}${key} ${value}`]);
}

/** The same decision by both builds, as the bytes of its JSON. */
function compare(decisions) {
  const [wasm, plain] = decisions.map((decision) => Buffer.from(JSON.stringify(decision.toJSON())));
  const same = wasm.equals(plain);
  const rows = [["engine.wasm", `${wasm.length} bytes`], ["engine-plain.js", `${plain.length} bytes`]];
  print("", dim("The same decision by both builds, as JSON"), ...table(rows));
  print(same ? green("identical, byte for byte") : red("DIFFERENT"));
  if (!same) process.exitCode = 1;
}

const [policy, catalog, selection] = await Promise.all(
  ["policy.json", "catalog.json", "kinde-plan-selection.json"].map(read),
);
const gates = await Promise.all([createGate({ policy, catalog }), createPlainGate({ policy, catalog })]);

/** The sample event, asking for another plan. */
const asking = (currentPlanCode, requestedPlanCode) => ({
  ...selection,
  context: { ...selection.context, billing: { currentPlanCode, requestedPlanCode } },
});

function scene(title, event, facts) {
  const { currentPlanCode, requestedPlanCode } = event.context.billing;
  heading(title);
  print(`${dim("Change")}   ${currentPlanCode} -> ${requestedPlanCode}`);
  print(`${dim("Facts")}    ${flat(facts).join(", ")}`, "");
  const decisions = gates.map((gate) => decide(gate, event, facts));
  show(decisions[0]);
  compare(decisions);
}

const subscription = { committedUntil: null, unpaidInvoices: 0 };
scene("1. Kinde's sample event: to a plan that is too small", selection, {
  usage: { seats: 12, projects: 40 },
  subscription,
});
scene("2. An upgrade", asking("free", "professional"), { usage: { seats: 3, projects: 5 }, subscription });
scene("3. The sample event again, before anybody counted the projects", selection, {
  usage: { seats: 2 },
  subscription,
});
console.log();
