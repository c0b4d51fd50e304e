import { connect } from "./connection.js";

/** Silence after which a policy counts as too costly to be tried in a page. */
const PATIENCE_MS = 6000;
const TOO_SLOW = "This takes more than six seconds to decide, so it was stopped.";

const STOPPED = { issues: [{ severity: "error", message: "The engine was stopped." }], results: [] };

function differing(documents, before) {
  return Object.fromEntries(Object.entries(documents).filter(([id, text]) => text !== before[id]));
}

/**
 * Puts questions to the engine, one at a time: while it thinks only the newest question waits.
 * `onAnswer(answer, question)` gets what the session says, `onFailure(message, question)` why there is no answer, and
 * `onFindings(findings)` what the documents of the last answer hardly mean, when that took longer.
 */
export function createEngine({ onAnswer, onFailure, onFindings }) {
  const connection = connect({ onMessage: receive, onBreak: (why) => forget(`Plangate cannot run here: ${why}`) });
  let known = {};
  let asking = null;
  let waiting = null;
  let watch = 0;
  const reports = [];

  function send() {
    [asking, waiting] = [waiting, null];
    const { documents, view, locale } = asking;
    connection.post({ documents: differing(documents, known), view, locale });
    known = documents;
  }

  function finish(tell) {
    clearTimeout(watch);
    const question = asking;
    asking = null;
    if (question) tell(question);
    if (waiting && !asking) send();
  }

  /** A new worker will know nothing of what the old one was told. */
  function forget(why) {
    known = {};
    for (const report of reports.splice(0)) report(STOPPED);
    finish((question) => onFailure(why, question));
  }

  function giveUp() {
    connection.stop();
    forget(TOO_SLOW);
  }

  function receive({ ready, report, answer, findings, failure }) {
    if (report) return reports.shift()?.(report);
    // Where there is a newer question its answer will bring them along.
    if (findings) return asking ? undefined : onFindings(findings);
    clearTimeout(watch);
    if (ready) watch = setTimeout(giveUp, PATIENCE_MS);
    else finish((question) => (answer ? onAnswer(answer, question) : onFailure(failure, question)));
  }

  return {
    /** @param {{documents: object, view: string, locale?: string}} question */
    ask(question) {
      waiting = question;
      if (!asking) send();
    },
    /** Whether an answer is still to come, the one that is being told not counted. */
    isBusy: () => asking !== null || waiting !== null,
    /**
     * What plan updates would do to a catalogue, as `gate.apply` reports it.
     * @param {{catalog: string, updates: string}} request the updates as JSON
     */
    apply(request) {
      connection.post({ apply: request });
      return new Promise((resolve) => reports.push(resolve));
    },
  };
}
