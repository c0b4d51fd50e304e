// The job for Plangate with its documents, and so with the reader of all layouts.

import { job } from "../job.mjs";
import { gated } from "./gated.mjs";

export async function load({ policy, catalog } = job) {
  const { createGate } = await import("plangate");
  return gated(await createGate({ policy, catalog }));
}
