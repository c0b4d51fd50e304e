/**
 * The engine, away from the page: whatever a policy costs, the page stays alive, and may end this worker. Each message
 * `{documents, view, locale}` is answered by `{answer}` or `{failure}`. Before that, `{ready: true}` says that the engine is there, so
 * that from then on silence means work; after it `{findings}` of new documents may follow. `{apply: {catalog, updates}}` is answered by `{report}`,
 * `{compare: {policy, candidate, catalog}}` by `{differences}`.
 */
import { createGate } from "plangate";
import { differencesOf } from "./differences.js";
import { createSession } from "./session.js";

const NOTHING = { policy: { plangate: 1, name: "nothing", rules: [] }, catalog: { plangate: 1, plans: {} } };

const session = createSession();

/** Only what differs from the message before is sent. */
let documents = {};
let engine = null;

/** A failed download is tried again with the next message. */
async function engineIsThere() {
  engine ??= createGate(NOTHING);
  await engine.catch((error) => {
    engine = null;
    throw error;
  });
}

async function answer(shown) {
  try {
    await engineIsThere();
    postMessage({ ready: true });
    postMessage({ answer: await session.answer({ ...shown, documents }) });
    setTimeout(tellFindings);
  } catch (error) {
    postMessage({ failure: `Plangate cannot run here: ${error.message}` });
  }
}

/** After the answer, and only where no newer question came first. */
async function tellFindings() {
  const findings = await session.findings();
  if (findings) postMessage({ findings });
}

/** On a gate of its own: the one that decides gets its catalogue as a document. */
async function apply({ catalog, updates }) {
  try {
    const gate = await createGate({ policy: NOTHING.policy, catalog });
    const report = gate.apply(JSON.parse(updates));
    gate.dispose();
    return report;
  } catch (error) {
    return { issues: error.issues ?? [{ severity: "error", message: error.message }], results: [] };
  }
}

async function compare(two) {
  try {
    return await differencesOf(two);
  } catch (error) {
    return { fault: error.message };
  }
}

addEventListener("message", async ({ data }) => {
  if (data.compare) return postMessage({ differences: await compare(data.compare) });
  if (data.apply) return postMessage({ report: await apply(data.apply) });
  documents = { ...documents, ...data.documents };
  await answer({ view: data.view, locale: data.locale });
});
