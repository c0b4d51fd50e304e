// The job for json-logic-engine, compiled (which needs eval).

import { LogicEngine } from "json-logic-engine";
import { CURRENCY, job, overLimit } from "../job.mjs";
import { peerEngine } from "./peer.mjs";

const value = (path) => ({ var: path });
const text = (...parts) => ({ cat: parts });

const limitRule = (metric) => ({
  code: overLimit(metric),
  needs: "plan",
  when: { and: [
    { "!==": [value(`requested.limits.${metric}`), "unlimited"] },
    { ">": [value(`usage.${metric}`), value(`requested.limits.${metric}`)] }] },
  message: text(value("requested.name"), " allows ", value(`requested.limits.${metric}`),
    ` ${metric} and you use `, value(`usage.${metric}`), "."),
});

const rulesFor = (metrics) => [
  { code: "guard/requested-unknown", needs: "nothing else",
    when: { "!": value("requested") },
    message: text('There is no plan "', value("billing.requestedPlanCode"), '" in the catalogue.') },
  { code: "guard/not-selectable", needs: "plan",
    when: { "!==": [value("requested.status"), "active"] },
    message: text(value("requested.name"), " cannot be chosen: its status is ", value("requested.status"), ".") },
  { code: "guard/same-plan",
    when: { "===": [value("billing.currentPlanCode"), value("billing.requestedPlanCode")] },
    message: text(value("billing.requestedPlanCode"), " is the current plan already.") },
  ...metrics.map(limitRule),
  { code: "commitment",
    when: { and: [
      { "!==": [value("committedUntil"), null] },
      { "<": [value("now"), value("committedUntil")] }] },
    message: "Your plan cannot change before its commitment ends." },
  { code: "unpaid",
    when: { ">": [value("subscription.unpaidInvoices"), 0] },
    message: text("You have ", value("subscription.unpaidInvoices"), " unpaid invoices.") },
  { code: "pending",
    when: value("subscription.pendingChange"),
    message: "Another plan change is pending." },
  { code: "currency",
    when: { "!==": [value("subscription.currency"), CURRENCY] },
    message: text(`Plans are sold in ${CURRENCY} and you pay in `, value("subscription.currency"), ".") },
];

/** It refuses to compare Dates. */
const milliseconds = (date) => (date === null ? null : date.getTime());

export async function load({ metrics, catalog } = job) {
  const engine = new LogicEngine();
  return peerEngine(catalog, rulesFor(metrics).map((rule) => (
    { ...rule, when: engine.build(rule.when), message: engine.build(rule.message) })), milliseconds);
}
