import { fetch, type onPlanSelection } from "@kinde/infrastructure";

// REPLACE THIS: your backend, which knows what Kinde does not. It answers
//   GET /usage/{organization}         {"seats": 12, "projects": 40}
//   GET /subscription/{organization}  {"unpaidInvoices": 0}
const backend = "https://api.example.com";

async function ask(what: string, code: string | undefined): Promise<unknown> {
  if (!code) return undefined;
  const { data } = await fetch(`${backend}/${what}/${encodeURIComponent(code)}`, { method: "GET", headers: {} });
  return data;
}

/**
 * Where facts come from: each is asked for only when it can still change the decision. What the backend does not say, or
 * fails to say, stays unknown: the decision is then `undecided`, never a wrong yes.
 */
export function factsFor(event: onPlanSelection) {
  const code = event.context?.organization?.code;
  return {
    usage: () => ask("usage", code),
    subscription: () => ask("subscription", code),
  };
}
