import { byId } from "../ui/dom.js";
import { showCustomer } from "./customer-view.js";
import { showDetails, showWarnings } from "./details-view.js";
import { showNeeds } from "./needs-view.js";
import { showReasons } from "./reasons-view.js";
import { showRemedies } from "./remedies-view.js";

/** More of it would only make the page slow. */
const MOST_JSON = 100_000;

/** The decision as the customer sees it, and as the engineer sees it. */
export function createDecisionView({ addFact, setFacts }) {
  /** What was pressed goes away with the decision that it lifts. */
  function apply(changes) {
    byId("view-decision").focus();
    setFacts(changes.map(({ fact, to }) => [fact, to]));
  }

  return function show({ decision }) {
    showCustomer(byId("customer"), decision);
    showReasons(byId("reasons"), decision);
    showRemedies(byId("remedies"), decision, apply);
    showNeeds(byId("needs"), decision, addFact);
    showWarnings(byId("warnings"), decision);
    showDetails(byId("details"), decision);
    byId("json").textContent = decision ? JSON.stringify(decision, null, 2).slice(0, MOST_JSON) : "";
  };
}
