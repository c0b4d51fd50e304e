// The job for @marcbachmann/cel-js, each expression parsed once.

import { Environment } from "@marcbachmann/cel-js";
import { CURRENCY, job, overLimit } from "../job.mjs";
import { peerEngine } from "./peer.mjs";

const quoted = (message) => JSON.stringify(message);

const limitRule = (metric) => {
  const limit = `requested.limits.${metric}`;
  return {
    code: overLimit(metric),
    needs: "plan",
    when: `${limit} != "unlimited" && usage.${metric} > ${limit}`,
    message: `requested.name + " allows " + string(${limit}) + " ${metric} and you use "`
      + ` + string(usage.${metric}) + "."`,
  };
};

const rulesFor = (metrics) => [
  { code: "guard/requested-unknown", needs: "nothing else",
    when: "requested == null",
    message: `'There is no plan "' + billing.requestedPlanCode + '" in the catalogue.'` },
  { code: "guard/not-selectable", needs: "plan",
    when: 'requested.status != "active"',
    message: 'requested.name + " cannot be chosen: its status is " + requested.status + "."' },
  { code: "guard/same-plan",
    when: "billing.currentPlanCode == billing.requestedPlanCode",
    message: 'billing.requestedPlanCode + " is the current plan already."' },
  ...metrics.map(limitRule),
  { code: "commitment",
    when: "committedUntil != null && now < committedUntil",
    message: quoted("Your plan cannot change before its commitment ends.") },
  { code: "unpaid",
    when: "subscription.unpaidInvoices > 0.0",
    message: '"You have " + string(subscription.unpaidInvoices) + " unpaid invoices."' },
  { code: "pending",
    when: "subscription.pendingChange",
    message: quoted("Another plan change is pending.") },
  { code: "currency",
    when: `subscription.currency != "${CURRENCY}"`,
    message: `"Plans are sold in ${CURRENCY} and you pay in " + subscription.currency + "."` },
];

export async function load({ metrics, catalog } = job) {
  const environment = new Environment({ unlistedVariablesAreDyn: true });
  return peerEngine(catalog, rulesFor(metrics).map((rule) => (
    { ...rule, when: environment.parse(rule.when), message: environment.parse(rule.message) })), (date) => date);
}
