import { save } from "./saved.js";

const PAUSE_MS = 400;
const TOO_LARGE = "These documents are too large for this browser to keep: save them as a file before you leave.";

/**
 * Keeps what is on the screen for the next visit, and tells once when that has become impossible.
 * @param {() => object} state
 * @param {(text: string, kind: string) => void} tell
 */
export function createKeeper(state, tell) {
  let timer = 0;
  let wasKept = true;

  function keep() {
    clearTimeout(timer);
    const isKept = save(state());
    if (!isKept && wasKept) tell(TOO_LARGE, "warning");
    wasKept = isKept;
  }

  function keepSoon() {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE_MS);
  }
  return { keep, keepSoon };
}
