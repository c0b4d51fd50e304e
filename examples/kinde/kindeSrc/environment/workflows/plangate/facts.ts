import { fetch, type onPlanCancellationRequest, type onPlanSelection } from "@kinde/infrastructure";

type PlanEvent = onPlanSelection | onPlanCancellationRequest;

// REPLACE THIS: your backend, which knows what Kinde does not. CUSTOMER is the code of an organization, or where the event
// has none, the id of a billing agreement. It answers
//   GET /usage/CUSTOMER         {"seats": 12, "projects": 40}
//   GET /subscription/CUSTOMER  {"unpaidInvoices": 0, "committedUntil": null}
const backend = "https://api.example.com";

function customerOf({ context }: PlanEvent): string | undefined {
  if (context?.organization?.code) return context.organization.code;
  const billing = context?.billing;
  return billing && "agreementId" in billing ? billing.agreementId : undefined;
}

async function ask(what: string, customer: string | undefined): Promise<unknown> {
  if (!customer) return undefined;
  const { data } = await fetch(`${backend}/${what}/${encodeURIComponent(customer)}`, { method: "GET", headers: {} });
  return data;
}

/**
 * Where facts come from: each is asked for only when it can still change the decision. What the backend does not say, or
 * fails to say, stays unknown: the decision is then `undecided`, never a wrong yes.
 */
export function factsFor(event: PlanEvent) {
  const customer = customerOf(event);
  return {
    usage: () => ask("usage", customer),
    subscription: () => ask("subscription", customer),
  };
}
