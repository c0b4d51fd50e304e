// The product's side of the laws: gates of worlds, and decisions as plain JSON.
import * as wasm from "plangate";
import { asked, policyDocument } from "./worlds.mjs";

const opened = [];

/** @param {{ createGateSync: Function }} build one of the package's entries */
export function open({ policy, catalog }, build = wasm) {
  opened.push(build.createGateSync({ policy: policyDocument(policy), catalog }));
  return opened.at(-1);
}

/** Gives back the memory of all gates that are open: a run of laws has no pause in which their collection would. */
export function closeAll() {
  for (const gate of opened.splice(0)) gate.dispose();
}

export function decided(gate, request) {
  const { change, facts } = asked(request);
  return JSON.parse(JSON.stringify(gate.decide(change, facts)));
}

/** What laws compare: the outcome, its causes, its date; of reasons and warnings their rules. */
export function gist({ outcome, complete, reasons, warnings, direction, effectiveAt }) {
  const names = (list) => list.map(({ rule }) => rule);
  return { outcome, complete, reasons: names(reasons), warnings: names(warnings), direction, effectiveAt };
}
