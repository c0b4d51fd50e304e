/** The entry for who looks at a policy as a whole. */
import { findingsOf } from "./analysis/findings.js";
import { diffOf } from "./analysis/diff.js";

/** @type {typeof import("./types-analysis.js").findings} */
export const findings = (gate) => findingsOf(/** @type {any} */ (gate));

/** @type {typeof import("./types-analysis.js").diff} */
export const diff = (before, after) => diffOf(/** @type {any} */ (before), /** @type {any} */ (after));
