import { createActions } from "./actions.js";
import { lastState, sharedState } from "./beginning.js";
import { createCostView } from "./cost/cost-view.js";
import { createChangePicker } from "./decision/change-picker.js";
import { createDecisionView } from "./decision/decision-view.js";
import { createLocalePicker } from "./decision/locale-picker.js";
import { announcement, createOutcomeView } from "./decision/outcome-view.js";
import { createEngine } from "./engine/client.js";
import { createComparison } from "./engine/comparison.js";
import { createQuestions } from "./engine/questions.js";
import { stateOf } from "./engine/state.js";
import { createIntake } from "./files/intake.js";
import { createKeeper } from "./files/keeper.js";
import { packed } from "./files/playground-file.js";
import { isShared } from "./files/share.js";
import { createIssuesView } from "./issues/issues-view.js";
import { createPlansView } from "./plans/plans-view.js";
import { createToolbar } from "./toolbar.js";
import { createTraceView } from "./trace/trace-view.js";
import { byId } from "./ui/dom.js";
import { createNotices } from "./ui/notice.js";
import { createTabs } from "./ui/tabs.js";
import { createThemeToggle } from "./ui/theme.js";
import { createViewTabs } from "./ui/view-tabs.js";
import { connectPanes } from "./panes.js";
import { createWorkspace } from "./workspace.js";

const TYPING_PAUSE_MS = 180;
const VIEWS = [
  { id: "decision", title: "Decision" },
  { id: "trace", title: "Trace" },
  { id: "cost", title: "Cost" },
  { id: "plans", title: "All plans" },
];

const tell = createNotices(byId("notices"));
const tabs = createTabs(byId("tabs"));
const viewTabs = createViewTabs(byId("view-tabs"), VIEWS, () => refresh());
const questionOf = createQuestions();
const engine = createEngine({ onAnswer: (answer, question) => render(compared(stateOf(answer, question), question)), onFailure: fail, onFindings: addFindings });
const differencesOf = createComparison((differences) => latest?.other && render({ ...latest, differences }));

const showHistory = createToolbar({
  open: (texts) => workspace.open(texts),
  openFiles: (files) => intake.openFiles(files),
  state,
  latest: () => latest ?? {},
  workspace: () => workspace,
});
const keeper = createKeeper(state, tell);
const workspace = createWorkspace({ onEdit, onPaste: (text) => intake.paste(text), onHistory: showHistory });
const intake = createIntake({ workspace, engine, tell });

const actions = createActions(workspace, tabs.select);
const localePicker = createLocalePicker(refresh);
const costView = createCostView(actions);
const views = {
  decision: createDecisionView(actions),
  trace: createTraceView(),
  cost: costView.show,
  plans: createPlansView(actions),
};
const showOutcome = createOutcomeView(byId("outcome"), byId("badge"), byId("about"));
const showIssues = createIssuesView({
  list: byId("issues-list"),
  line: byId("issues-summary"),
  editors: workspace.editors,
  onShow: tabs.select,
  onFix: workspace.mend,
  onWitness: actions.tryWitness,
});
const showChange = createChangePicker(byId("change-picker"), workspace.vocabulary, (settings) => workspace.setAll("change", settings));
createThemeToggle(byId("theme"), costView.redraw);
connectPanes({ workspace, openFiles: intake.openFiles, tell, select: tabs.select });

let latest = null;
let typing = 0;
let opening = false;

function state() {
  return packed(workspace.documents(), viewTabs.selected());
}

/** Whether the decision on what was edited last is still to come. */
function markBusy() {
  byId("outcome").setAttribute("aria-busy", String(typing !== 0 || opening || engine.isBusy()));
}

function refresh() {
  clearTimeout(typing);
  typing = 0;
  engine.ask(questionOf(workspace.documents(), { view: viewTabs.selected(), locale: localePicker.chosen() }));
  markBusy();
}

function onEdit(now) {
  clearTimeout(typing);
  keeper.keepSoon();
  if (now) return refresh();
  typing = setTimeout(refresh, TYPING_PAUSE_MS);
  markBusy();
}

function render(next) {
  if (next.decision && !latest?.decision) performance.mark("first-decision");
  latest = next;
  showOutcome(next);
  showChange(next.change);
  localePicker.show(next.locales);
  views[viewTabs.selected()](next);
  byId("compare").setAttribute("aria-pressed", String(workspace.isComparing()));
  showIssues(next);
  const words = announcement(next);
  if (byId("announcer").textContent !== words) byId("announcer").textContent = words;
  markBusy();
}

/** Documents that cannot be read leave what the last good ones differed in. */
function compared(next, { view, documents }) {
  if (!next.other || view !== "plans") return next;
  const isStale = ["policy", "candidate", "catalog"].some((id) => next.stale.includes(id));
  return { ...next, differences: isStale ? latest?.differences : differencesOf(documents) };
}

function addFindings(findings) {
  latest = { ...latest, issues: [...latest.issues, ...findings] };
  showIssues(latest);
}

/** The last good decision stays where it is. */
function fail(message, question) {
  const nothing = { decision: null, issues: [], hidden: 0, stale: [], change: question.change, facts: question.facts };
  render({ ...(latest ?? nothing), failure: message });
}

const last = lastState();
viewTabs.show(last.view);
workspace.start(last.documents);
addEventListener("pagehide", keeper.keep);
addEventListener("hashchange", openShared);
openShared();

async function openShared() {
  if (!isShared(location.hash)) return;
  opening = true;
  markBusy();
  const { state: shared, fault } = await sharedState();
  opening = false;
  if (fault) tell(fault, "warning");
  if (shared) {
    viewTabs.show(shared.view);
    workspace.open(shared.documents);
  } else {
    refresh();
  }
}
