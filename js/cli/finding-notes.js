/**
 * What stands below a finding: facts that show it, and what would put it right.
 *
 * @typedef {import("../types.js").Finding} Finding
 * @typedef {import("../types.js").Issue} Issue
 */
import { pointerNames } from "../text/pointer.js";
import { changeText, factsText } from "./change-text.js";
import { dim } from "./style.js";

/** @param {import("./documents.js").Sources} sources */
export function notesFor(sources) {
  return (/** @type {Issue} */ issue) => {
    const { witness, fix } = /** @type {Finding} */ (issue);
    return [
      ...(witness ? [`${dim("for example:")} ${changeText(witness.change)}${withFacts(factsText(witness.facts))}`] : []),
      ...(fix ? [`${dim("suggested:")} ${fixText(fix, sources)}`] : []),
    ];
  };
}

/** @param {string} facts */
const withFacts = (facts) => (facts === "" ? "" : `  ${dim("with")} ${facts}`);

/** @param {import("../types.js").FindingFix} fix @param {import("./documents.js").Sources} sources */
function fixText({ document, path, range, replacement }, sources) {
  if (replacement === null) return `remove ${path}`;
  const text = (sources[document] || { text: "null" }).text;
  const value = pointerNames(path).reduce((inner, name) => inner[name], JSON.parse(text));
  return `${replacement} instead of ${range ? value.slice(...range) : value}`;
}
