import { toChange } from "plangate/kinde";
import { edited } from "../editor/json-edit.js";

const EVENT_FACTS = [
  [["user", "id"], ({ context }) => context?.user?.id],
  [["organization", "code"], ({ context }) => context?.organization?.code],
  [["request", "ip"], ({ request }) => request?.ip],
  [["request", "userAgent"], ({ request }) => request?.userAgent],
];

const isCancellation = ({ context }) => context?.workflow?.trigger === "user:plan_cancellation_request";

function changeOf(event) {
  const { current, requested } = toChange(event);
  return isCancellation(event) ? { current, cancel: true } : { current, requested };
}

/**
 * The change and the facts of a Kinde workflow event.
 * @param {string} facts the text of what is known already, which stays
 */
export function fromEvent(event, facts) {
  const known = EVENT_FACTS.map(([path, read]) => [path, read(event)]).filter(([, value]) => value !== undefined);
  return { change: JSON.stringify(changeOf(event), null, 2), facts: edited(facts, known) };
}
