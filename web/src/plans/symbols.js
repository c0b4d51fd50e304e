/** One character for each outcome, in every usual font: colours alone do not tell. */
export const SYMBOLS = { deny: "×", undecided: "?", review: "!", defer: "→", allow: "✓", skipped: "…" };
