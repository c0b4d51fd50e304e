import { showCustomer, showNeeds, showReasons } from "./decision-view.js";
import { byId, h } from "./dom.js";
import { createEditors } from "./editors.js";
import { createExamplePicker, EXAMPLES } from "./examples.js";
import { createIssuesView } from "./issues-view.js";
import { announcement, showOutcome } from "./outcome-view.js";
import { createSession } from "./session.js";
import { createTabs } from "./tabs.js";
import { createThemeToggle } from "./theme.js";

const TYPING_PAUSE_MS = 180;

const session = createSession();
const editors = createEditors(onEdit);
const tabs = createTabs(byId("tabs"));
const showIssues = createIssuesView({
  list: byId("issues-list"),
  line: byId("issues-summary"),
  editors,
  onShow: tabs.select,
});
const markExample = createExamplePicker(byId("examples"), open);
createThemeToggle(byId("theme"));

let timer = 0;
let running = Promise.resolve();

const texts = () => Object.fromEntries(Object.entries(editors).map(([id, editor]) => [id, editor.text()]));

function render(state) {
  showOutcome(byId("outcome"), state);
  showCustomer(byId("customer"), state.decision);
  showReasons(byId("reasons"), state.decision);
  showNeeds(byId("needs"), state.decision);
  byId("json").textContent = state.decision ? JSON.stringify(state.decision, null, 2) : "";
  showIssues(state.issues);
  const words = announcement(state);
  if (byId("announcer").textContent !== words) byId("announcer").textContent = words;
}

function showFailure(error) {
  byId("outcome").dataset.outcome = "none";
  byId("outcome").replaceChildren(h("p", { class: "failure", role: "alert" }, `Plangate cannot run here: ${error.message}`));
}

/** One after the other: making the first gate takes a moment, and only the newest texts count. */
function refresh() {
  running = running.then(() => session.update(texts())).then(render, showFailure);
}

function onEdit() {
  clearTimeout(timer);
  timer = setTimeout(refresh, TYPING_PAUSE_MS);
  markExample(texts());
}

function open(documents) {
  for (const [id, text] of Object.entries(documents)) editors[id].setText(text);
  clearTimeout(timer);
  refresh();
}

open(EXAMPLES[0].documents);
