import { createGate } from "./plangate/browser.js";

const read = async (name) => (await fetch(`../${name}.json`)).json();

/** Messages may come before the gate is there. */
const ready = Promise.all(["policy", "catalog"].map(read)).then(([policy, catalog]) => createGate({ policy, catalog }));

onmessage = async ({ data: { change, facts } }) => {
  const gate = await ready;
  postMessage({ change, decision: gate.decide(change, facts).toJSON() });
};
