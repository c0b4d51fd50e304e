// The job for Plangate with the module that `plangate build --target esm` makes: its image, and a reader of its own.

import { job } from "../job.mjs";
import { make } from "../made.mjs";
import { gated } from "./gated.mjs";

export async function load(documents = job) {
  const { createGate } = await import(make(documents, "esm", `job-${documents.metrics.length}.js`));
  return gated(await createGate());
}
