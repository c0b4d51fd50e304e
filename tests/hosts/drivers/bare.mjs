// Hosts without WebAssembly: the plain build as one script, in a context of Node that may not generate code, and in QuickJS.
import path from "node:path";
import vm from "node:vm";
import { build } from "esbuild";
import { bareContext } from "../../js/bare-host.mjs";
import { suiteData } from "../empty-folder.mjs";
import { missingPackage, versionOf } from "./tools.mjs";

async function script(app) {
  const { outputFiles } = await build({
    entryPoints: [path.join(app, "bare.mjs")],
    bundle: true, write: false, minify: true, format: "iife", target: "es2019", platform: "neutral", logLevel: "error",
  });
  return outputFiles[0].text;
}

async function inContext({ app }) {
  const source = await script(app);
  const context = bareContext();
  const start = Date.now();
  vm.runInContext(source, context);
  return { version: process.versions.node, ...JSON.parse(await context.runHost(JSON.stringify(suiteData()), start)) };
}

/** Evaluates and unwraps; what was thrown inside is thrown here. */
function evaluated(context, source) {
  return context.unwrapResult(context.evalCode(source));
}

async function inQuickJs({ app }) {
  const source = await script(app);
  const { getQuickJS } = await import("quickjs-emscripten");
  const context = (await getQuickJS()).newContext();
  const start = Date.now();
  evaluated(context, source).dispose();
  context.newString(JSON.stringify(suiteData())).consume((text) => context.setProp(context.global, "dataText", text));
  const settled = context.resolvePromise(evaluated(context, `runHost(dataText, ${start})`));
  context.runtime.executePendingJobs();
  // The context ends with this process: this QuickJS asserts that nothing is left when it is freed earlier.
  const report = context.unwrapResult(await settled).consume((text) => context.getString(text));
  return { version: versionOf("quickjs-emscripten"), ...JSON.parse(report) };
}

export const hosts = [
  { name: "Node context without code generation, plain", light: true, missing: () => undefined, run: inContext },
  { name: "QuickJS, plain", missing: () => missingPackage("quickjs-emscripten"), run: inQuickJs },
];
