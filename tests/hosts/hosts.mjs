/**
 * All hosts, the first of which sets what the others have to answer. A host is
 *   name
 *   light      whether it needs no download beyond what `npm test` needs
 *   missing()  why it cannot run here, or undefined, or a promise of that
 *   run({folder, app})  answers {version, coldStartMs, decisionNs, results} of app/suite.mjs, or {version, passed, failed}
 */
import { hosts as bare } from "./drivers/bare.mjs";
import { hosts as browsers } from "./drivers/browsers.mjs";
import { hosts as bundles } from "./drivers/bundles.mjs";
import { hosts as kinde } from "./drivers/kinde.mjs";
import { hosts as processes } from "./drivers/process.mjs";
import { hosts as workerd } from "./drivers/workerd.mjs";

export const hosts = [...processes, ...workerd, ...browsers, ...bundles, ...bare, ...kinde];
