// Where an engine comes from, which ones are refused, and what happens when one breaks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import * as browser from "../../js/browser.js";
import { builds, catalog, change, facts, makeWasm, module, places, policy } from "./gates.mjs";

const node = builds[0].entry;
const file = new URL("../../js/dist/engine.wasm", import.meta.url);
const bytes = readFileSync(file);
const documents = () => ({ policy: policy(), catalog: catalog() });
const works = (gate) => assert.equal(gate.decide(change, facts()).outcome, "allow");
const misfit = (error) => error.name === "PlangateError" && error.issues[0].code === "engine/abi" && /\n {2}engine: engine\/abi: /.test(error.message);

/** Serves the engine under names ending in ".wasm", as the type it has or another. */
async function serve() {
  const types = { "/typed.wasm": "application/wasm", "/parametrized.wasm": "application/wasm; charset=utf-8" };
  const server = createServer((request, response) => {
    const type = types[request.url] ?? "application/octet-stream";
    const found = request.url.endsWith(".wasm");
    response.writeHead(found ? 200 : 404, { "content-type": type }).end(found ? bytes : "no");
  });
  await new Promise((listening) => { server.listen(0, "127.0.0.1", listening); });
  return server;
}

describe("the engine is taken from", () => {
  let server;
  let origin;
  before(async () => {
    server = await serve();
    origin = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());

  test("the package by default, in Node without waiting too", async () => {
    works(await node.createGate(documents()));
    works(node.createGateSync(documents()));
  });

  const given = {
    "a module": () => module,
    "a module of another realm": () => runInNewContext("new WebAssembly.Module(bytes)", { bytes, WebAssembly }),
    "a Buffer": () => bytes,
    "an ArrayBuffer": () => Uint8Array.from(bytes).buffer,
    "a view into something larger": () => new Uint8Array(Uint8Array.from([0, ...bytes, 0]).buffer, 1, bytes.length),
    "a function that makes exports": () => makeWasm,
  };
  for (const [what, wasm] of Object.entries(given)) {
    test(what, async () => {
      works(node.createGateSync({ ...documents(), wasm: wasm() }));
      works(await browser.createGate({ ...documents(), wasm: wasm() }));
      works(await browser.createGate({ ...documents(), wasm: Promise.resolve(wasm()) }));
    });
  }

  test("a URL, its text, a path or a response", async () => {
    works(await node.createGate({ ...documents(), wasm: file }));
    works(await node.createGate({ ...documents(), wasm: file.pathname }));
    works(await node.createGate({ ...documents(), wasm: file.href }));
    works(await node.createGate({ ...documents(), wasm: `data:application/wasm;base64,${bytes.toString("base64")}` }));
    for (const path of ["/typed.wasm", "/parametrized.wasm", "/untyped.wasm"]) {
      works(await browser.createGate({ ...documents(), wasm: new URL(path, origin) }));
      works(await browser.createGate({ ...documents(), wasm: origin + path }));
      works(await browser.createGate({ ...documents(), wasm: fetch(origin + path) }));
      works(await node.createGate({ ...documents(), wasm: origin + path }));
    }
  });

  test("nothing that does not fit", async () => {
    const ends = [5, null, {}, [], bytes.subarray(0, 50), new Uint8Array(0), () => ({ memory: {}, plangate_abi_version: () => 99 }), () => ({})];
    for (const wasm of ends) {
      assert.throws(() => node.createGateSync({ ...documents(), wasm }), misfit);
      await assert.rejects(browser.createGate({ ...documents(), wasm }), misfit);
    }
    await assert.rejects(browser.createGate({ ...documents(), wasm: new URL("/nothing", origin) }), misfit);
    assert.throws(() => browser.createGateSync(documents()), misfit);
  });

});

describe("an engine that cannot be had", () => {
  test("a network that fails, and then works", async () => {
    const { fetch: real } = globalThis;
    globalThis.fetch = async () => { throw new TypeError("offline"); };
    try {
      await assert.rejects(browser.createGate(documents()), /offline/);
      globalThis.fetch = async () => new Response(bytes, { headers: { "content-type": "application/wasm" } });
      works(await browser.createGate(documents()));
    } finally {
      globalThis.fetch = real;
    }
  });

  test("a response that has the type and not the bytes is refused", async () => {
    const response = new Response("no", { headers: { "content-type": "application/wasm" } });
    await assert.rejects(browser.createGate({ ...documents(), wasm: response }), misfit);
  });

  test("no bytes where there is no WebAssembly", async () => {
    const { WebAssembly: real } = globalThis;
    const { instance } = await real.instantiate(bytes);
    // Engines are kept by what they were made from.
    const fresh = () => Uint8Array.from(bytes);
    delete globalThis.WebAssembly;
    try {
      const response = () => new Response(bytes, { headers: { "content-type": "application/wasm" } });
      for (const wasm of [fresh(), response()]) await assert.rejects(browser.createGate({ ...documents(), wasm }), misfit);
      assert.throws(() => node.createGateSync({ ...documents(), wasm: fresh() }), misfit);
      works(node.createGateSync({ ...documents(), wasm: () => instance.exports }));
    } finally {
      globalThis.WebAssembly = real;
    }
  });
});

/**
 * Gates on one engine whose functions can be told to throw.
 * `state.broken` names the functions, `state.made` counts the instances.
 */
function fragile({ entry, make }) {
  const state = { broken: new Set(), made: 0 };
  const wasm = () => {
    state.made += 1;
    let dead = false;
    const breakable = ([key, value]) => [key, typeof value !== "function" ? value : (...args) => {
      assert.ok(!dead, "a broken instance is not used again");
      if (!state.broken.has(key)) return value(...args);
      dead = true;
      throw new WebAssembly.RuntimeError("unreachable");
    }];
    return Object.fromEntries(Object.entries(make()).map(breakable));
  };
  const open = () => entry.createGateSync({ ...documents(), wasm });
  return { gate: open(), other: open(), state };
}

for (const build of builds) {
  describe(`an engine that breaks, ${build.name}`, () => {
    test("is an undecided decision, and the next one is made by a new engine", () => {
      const { gate, other, state } = fragile(build);
      assert.equal(state.made, 1);
      const early = gate.decide(change, facts({ usage: { seats: 12 } }));
      state.broken.add("plangate_decide");
      for (let i = 0; i < 3; i += 1) {
        const decision = gate.decide(change, facts());
        assert.equal(decision.outcome, "undecided");
        assert.equal(decision.complete, false);
        assert.deepEqual(places(decision.issues), ["engine/trap engine:"]);
        assert.equal(decision.customer.list.length, 0);
        assert.ok(decision.customer.headline);
        assert.deepEqual([decision.reasons, decision.needs], [[], []]);
      }
      state.broken.clear();
      works(gate);
      works(other);
      assert.equal(early.reasons[0].message, "Free allows 3 seats, Ann uses 12.");
      assert.equal(state.made, 4);
    });

    for (const report of ["reasons", "customer", "remedies", "needs", "issues"]) {
      test(`while ${report} are read, does not throw`, () => {
        const { gate, state } = fragile(build);
        const given = facts({ usage: { seats: 12, load: undefined } });
        const expected = gate.decide(change, given).toJSON();

        const decision = gate.decide(change, given);
        state.broken.add(`plangate_${report}`);
        assert.equal(decision.outcome, "deny");
        assert.ok(decision[report]);
        assert.ok(decision.customer.headline);
        assert.deepEqual(places(decision.issues), ["engine/trap engine:"]);
        state.broken.clear();
        assert.deepEqual(gate.decide(change, given).toJSON(), expected);
      });
    }

    test("while it loads, keeps what was loaded", () => {
      const { gate, state } = fragile(build);
      state.broken.add("plangate_load");
      assert.deepEqual(places(gate.load({ catalog: catalog() })), ["engine/trap engine:"]);
      assert.equal(gate.decide(change, facts()).outcome, "undecided");
      state.broken.clear();
      works(gate);
      state.broken.add("plangate_unload");
      assert.deepEqual(gate.load({ catalog: catalog() }), []);
      works(gate);
    });

    test("for good, leaves every decision undecided", () => {
      const { gate, state } = fragile(build);
      state.broken.add("plangate_abi_version").add("plangate_decide");
      for (let i = 0; i < 3; i += 1) assert.equal(gate.decide(change, facts()).outcome, "undecided");
      assert.ok(gate.load({ catalog: catalog() }).length > 0);
    });
  });
}
