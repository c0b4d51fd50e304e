// The job as a JavaScript developer would write it by hand.

import { CURRENCY, job } from "../job.mjs";

function checkStatus(reasons, { name, status }) {
  if (status !== "active") {
    reasons.push({ code: "guard/not-selectable", message: `${name} cannot be chosen: its status is ${status}.` });
  }
}

function checkSame(reasons, current, requested) {
  if (current === requested) {
    reasons.push({ code: "guard/same-plan", message: `${requested} is the current plan already.` });
  }
}

export function checkLimit(reasons, plan, metric, code, used, limit) {
  if (limit !== "unlimited" && used > limit) {
    reasons.push({ code, message: `${plan.name} allows ${limit} ${metric} and you use ${used}.` });
  }
}

function checkUsage(reasons, plan, usage) {
  const { limits } = plan;
  checkLimit(reasons, plan, "seats", "seats-over-limit", usage.seats, limits.seats);
  checkLimit(reasons, plan, "projects", "projects-over-limit", usage.projects, limits.projects);
  checkLimit(reasons, plan, "api_calls", "api-calls-over-limit", usage.api_calls, limits.api_calls);
  checkLimit(reasons, plan, "storage_gb", "storage-gb-over-limit", usage.storage_gb, limits.storage_gb);
  checkLimit(reasons, plan, "environments", "environments-over-limit", usage.environments, limits.environments);
}

function checkSubscription(reasons, subscription, now) {
  const { committedUntil, unpaidInvoices, pendingChange, currency } = subscription;
  if (committedUntil !== null && now.getTime() < committedUntil.getTime()) {
    reasons.push({ code: "commitment", message: "Your plan cannot change before its commitment ends." });
  }
  if (unpaidInvoices > 0) {
    reasons.push({ code: "unpaid", message: `You have ${unpaidInvoices} unpaid invoices.` });
  }
  if (pendingChange) reasons.push({ code: "pending", message: "Another plan change is pending." });
  if (currency !== CURRENCY) {
    reasons.push({ code: "currency", message: `Plans are sold in ${CURRENCY} and you pay in ${currency}.` });
  }
}

function unknownPlan(code) {
  return { code: "guard/requested-unknown", message: `There is no plan "${code}" in the catalogue.` };
}

/** @param usageCheck that of another job, written out like the one above */
export async function load({ catalog } = job, usageCheck = checkUsage) {
  const plans = new Map(Object.entries(catalog.plans));
  const decide = ({ event, facts }) => {
    const { currentPlanCode, requestedPlanCode } = event.context.billing;
    const plan = plans.get(requestedPlanCode);
    const reasons = [];
    if (plan !== undefined) checkStatus(reasons, plan);
    checkSame(reasons, currentPlanCode, requestedPlanCode);
    if (plan !== undefined) usageCheck(reasons, plan, facts.usage);
    checkSubscription(reasons, facts.subscription, facts.now);
    if (plan === undefined && reasons.length === 0) reasons.push(unknownPlan(requestedPlanCode));
    return { allow: reasons.length === 0, reasons };
  };
  return { decide, allows: (decision) => decision.allow };
}
