// The same conditions in three engines of CEL: `compile(conditions)` gives a function that evaluates all of them once
// and answers how many hold. Compiling is what each does before a first evaluation; Plangate and cel-js check types too.

import { celEnv, isCelError, parse, plan } from "@bufbuild/cel";
import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { Environment } from "@marcbachmann/cel-js";
import { createGate } from "plangate";
import { declared, facts, plans } from "./conditions.mjs";

const change = { current: plans.current.code, requested: plans.requested.code };

const catalog = {
  plangate: 1,
  plans: Object.fromEntries(Object.values(plans).map(({ code, ...rest }) => (
    [code, { ...rest, price: "1.00", currency: "EUR", period: "1 month" }]))),
};

function policyOf(conditions) {
  return JSON.stringify({
    plangate: 1,
    name: "expressions",
    headline: "No.",
    facts: declared,
    rules: conditions.map((when, i) => ({ id: `rule-${i}`, when, deny: "No." })),
  });
}

export async function plangate() {
  const gate = await createGate({ policy: policyOf(["false"]), catalog });
  return {
    compile(conditions) {
      const issues = gate.load({ policy: policyOf(conditions), catalog });
      if (issues.some(({ severity }) => severity === "error")) throw new Error(JSON.stringify(issues, null, 1));
      return () => gate.decide(change, facts);
    },
    holding: (decision) => decision.reasons.length,
  };
}

const count = (results) => results.filter((result) => result === true).length;

/** The plans and facts as an engine takes them; made once, since only evaluation is to be measured. */
function contextOf(leaf, record) {
  const converted = (value) => {
    if (Array.isArray(value)) return value.map(converted);
    if (value?.constructor !== Object) return leaf(Number.isInteger(value) ? BigInt(value) : value);
    return record(Object.entries(value).map(([key, held]) => [key, converted(held)]));
  };
  return Object.fromEntries(Object.entries({ ...plans, ...facts }).map(([key, held]) => [key, converted(held)]));
}

export async function celJs() {
  const environment = new Environment({ unlistedVariablesAreDyn: true });
  const context = contextOf((value) => value, Object.fromEntries);
  return {
    compile(conditions) {
      const programs = conditions.map((condition) => environment.parse(condition));
      for (const program of programs) if (!program.check().valid) throw new Error("cel-js refuses a condition");
      return () => programs.map((program) => program(context));
    },
    holding: count,
  };
}

export async function bufbuild() {
  const env = celEnv();
  const message = (value) => (value instanceof Date ? timestampFromDate(value) : value);
  const context = contextOf(message, (entries) => new Map(entries));
  return {
    compile(conditions) {
      const programs = conditions.map((condition) => plan(env, parse(condition)));
      return () => programs.map((program) => program(context));
    },
    holding: (results) => {
      if (results.some(isCelError)) throw new Error(String(results.find(isCelError)));
      return count(results);
    },
  };
}
