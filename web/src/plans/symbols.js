import { h } from "../ui/dom.js";

/** One character for each outcome, in every usual font: colours alone do not tell. */
export const SYMBOLS = { deny: "×", undecided: "?", review: "!", defer: "→", allow: "✓", skipped: "…" };

/** It stands beside the word. */
export const symbol = (outcome) => h("b", { class: "symbol", "data-outcome": outcome, "aria-hidden": "true" }, SYMBOLS[outcome]);
