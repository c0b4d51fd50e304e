import { unpackedState } from "./playground-file.js";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const isEvent = ({ context }) => isObject(context) && (isObject(context.billing) || /^user:plan_/.test(context.workflow?.trigger));
const isUpdate = (value) =>
  isObject(value) && typeof value.planId === "string" && ["price", "status", "currency", "pricingModel"].some((name) => name in value);

/** In the order in which they are tried; facts are what is left. */
const KINDS = [
  ["playground", (value) => unpackedState(value) !== null],
  ["event", isEvent],
  ["update", isUpdate],
  ["policy", ({ plangate, rules }) => plangate !== undefined && Array.isArray(rules)],
  ["catalog", ({ plangate, plans }) => plangate !== undefined && isObject(plans)],
  ["change", ({ current, requested, cancel }) => typeof current === "string" && (typeof requested === "string" || cancel === true)],
];

/**
 * What a JSON text is: a whole `playground`, a workflow `event` of Kinde, one `update` of a vendor's plan or a list of
 * them, a `policy`, a `catalog`, a `change`, or none of these.
 * @returns {{kind: string | null, value: unknown}}
 */
export function recognised(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: null, value: undefined };
  }
  if (Array.isArray(value) && value.length > 0 && value.every(isUpdate)) return { kind: "update", value };
  const [kind = null] = (isObject(value) && KINDS.find(([, fits]) => fits(value))) || [];
  return { kind, value };
}
