const PAUSE_MS = 500;
const MOST = 100;

const equal = (one, other) => Object.keys(one).every((id) => one[id] === other[id]);

/**
 * Undo and redo over all documents at once: what changed without a pause is one step.
 * @param {(documents: Record<string, string>) => void} restore
 * @param {(can: {undo: boolean, redo: boolean}) => void} onChange
 */
export function createHistory(restore, onChange) {
  let steps = [];
  let at = -1;
  let timer = 0;
  let pending = null;

  const tell = () => onChange({ undo: at > 0 || pending !== null, redo: at < steps.length - 1 && pending === null });

  function keep() {
    clearTimeout(timer);
    const documents = pending;
    pending = null;
    if (documents === null || (at >= 0 && equal(steps[at], documents))) return tell();
    steps = [...steps.slice(0, at + 1), documents].slice(-MOST);
    at = steps.length - 1;
    tell();
  }

  function go(by) {
    keep();
    if (!steps[at + by]) return;
    at += by;
    restore(steps[at]);
    tell();
  }

  return {
    /** Something has changed. With `now` it is a step of its own. */
    note(documents, now = false) {
      if (now) keep();
      if (steps[at] && equal(steps[at], documents)) return keep();
      pending = documents;
      clearTimeout(timer);
      if (now) keep();
      else timer = setTimeout(keep, PAUSE_MS);
      tell();
    },
    undo: () => go(-1),
    redo: () => go(1),
  };
}
