const KEY = "plangate-playground";

/** What was on the screen when the page was left; null when nothing can be read. */
export function savedState() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** @returns {boolean} whether it will be there after a reload */
export function save(state) {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
    return true;
  } catch {
    // Storage is switched off, or too small for the documents.
    return false;
  }
}
