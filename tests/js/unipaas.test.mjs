// Signatures and the webhook: published vectors, single-bit changes, every answer, every failure of the store.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { createGateSync } from "plangate";
import { catalogFrom, createPlanWebhook, verify } from "plangate/unipaas";
import { createStorage } from "unstorage";
import { timeOf, update } from "./plans.mjs";
import { acceptedAfterChange, sign } from "./signature-bits.mjs";

const hex = (text) => Buffer.from(text, "hex");
const base64 = (text) => hex(text).toString("base64");

/** RFC 4231, 4.2 to 4.8, those with the whole HMAC-SHA256; and the example of RFC 2104's construction on Wikipedia's page. */
const VECTORS = [
  [hex("0b".repeat(20)), Buffer.from("Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"],
  [Buffer.from("Jefe"), Buffer.from("what do ya want for nothing?"), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"],
  [hex("aa".repeat(20)), hex("dd".repeat(50)), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"],
  [hex("0102030405060708090a0b0c0d0e0f10111213141516171819"), hex("cd".repeat(50)), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"],
  [hex("aa".repeat(131)), Buffer.from("Test Using Larger Than Block-Size Key - Hash Key First"), "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"],
  [hex("aa".repeat(131)), Buffer.from("This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."), "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"],
];

describe("verify", () => {
  test("accepts the published vectors", async () => {
    for (const [key, data, mac] of VECTORS) assert.equal(await verify(data, base64(mac), key), true);
  });

  test("accepts none of 10,000 single-bit changes", async () => {
    assert.equal(await acceptedAfterChange({ changes: 10_000, seed: 3 }), 0);
  });

  test("takes the body as text, bytes or buffer, and any of several secrets", async () => {
    const body = "{\"name\":\"Größe\"}";
    const bytes = new TextEncoder().encode(body);
    const padded = new Uint8Array([0, ...bytes, 0]);
    for (const form of [body, bytes, bytes.buffer, padded.subarray(1, -1), new DataView(bytes.buffer)]) {
      assert.equal(await verify(form, sign(body, "new"), ["old", "new"]), true);
      assert.equal(await verify(form, sign(body, "old"), ["old", "new"]), true);
      assert.equal(await verify(form, sign(body, "older"), ["old", "new"]), false);
    }
  });

  test("takes nothing for a secret that stands for the empty key, which anybody can sign with", async () => {
    const forged = sign("x", "");
    const none = ["", 5, true, null, undefined, {}, ["k"], [], new String("k"), new Set(["k"]), Symbol("k"), Promise.resolve("k"), new Uint8Array(8), "\0\0"];
    for (const secret of none) {
      assert.equal(await verify("x", forged, secret), false);
      assert.equal(await verify("x", forged, [secret, "k"]), false);
      assert.equal(await verify("x", sign("x", "k"), [secret, "k"]), true);
      assert.throws(() => createPlanWebhook({ secrets: [secret], store: createStorage(), gate: {} }), /needs `secrets`/);
    }
    for (const body of [5, null, undefined, {}]) assert.equal(await verify(body, sign("", "k"), "k"), false);
  });

  test("refuses whatever is no signature", async () => {
    const good = sign("x", "secret");
    for (const bad of [null, undefined, "", " ", 5, {}, [good], good.slice(0, -1), `${good}=`, ` ${good}`, `${good}\n`, good.replace("=", ""), hex("00").toString(), Buffer.from(good, "base64").toString("hex"), good.toLowerCase()]) {
      assert.equal(await verify("x", bad, "secret"), false);
    }
    assert.equal(await verify("x", good, []), false);
    assert.equal(await verify("x", createEmptyKeySignature(), ""), false);
  });
});

function createEmptyKeySignature() {
  return sign("x", "");
}

const policy = { plangate: 1, name: "webhook", rules: [{ id: "r", when: "false", deny: "no" }] };
const team = { plangate: 1, plans: { free: { name: "Free", price: "0.00", currency: "GBP", period: "1 month" }, team: { planId: "v1" } }, vendor: [update("v1", 1)] };
const SECRET = "platform-secret";

function setUp(store = createStorage()) {
  const gate = createGateSync({ policy, catalog: team });
  return { gate, store, webhook: createPlanWebhook({ secrets: [SECRET, "previous"], store, gate }) };
}

const ask = (body, { secret = SECRET, signature = sign(body, secret), ...init } = {}) =>
  new Request("https://shop.example/hooks/plan", { method: "POST", body, headers: { "x-hmac-sha256": signature }, ...init });
const post = async (webhook, said, options) => {
  const response = await webhook(ask(typeof said === "string" ? said : JSON.stringify(said), options));
  return { status: response.status, ...(await response.json()) };
};

describe("the webhook", () => {
  test("stores and applies the vendor's samples", async () => {
    const { webhook, store } = setUp();
    for (const name of ["created", "updated"]) {
      const { status, result } = await post(webhook, readFileSync(`examples/unipaas-plan-${name}.json`, "utf8"));
      assert.deepEqual({ status, result }, { status: 200, result: "created" });
    }
    assert.equal((await store.getKeys()).length, 2);
  });

  test("applies an update before it answers, and takes the secret that is being replaced", async () => {
    const { webhook, gate } = setUp();
    const { status, result, planId } = await post(webhook, update("v1", 5, { status: "paused" }), { secret: "previous" });
    assert.deepEqual({ status, result, planId }, { status: 200, result: "updated", planId: "v1" });
    assert.equal(gate.decide({ current: "free", requested: "team" }).outcome, "deny");
  });

  test("a replay changes nothing", async () => {
    const { webhook, gate, store } = setUp();
    await post(webhook, update("v1", 5));
    await post(webhook, update("v1", 6, { name: "New" }));
    const { digests } = gate;
    const keys = (await store.getKeys()).sort();
    for (let i = 0; i < 5; i += 1) {
      assert.equal((await post(webhook, update("v1", 5))).result, "stale");
      assert.equal((await post(webhook, update("v1", 6, { name: "New" }))).result, "duplicate");
    }
    assert.deepEqual(gate.digests, digests);
    assert.deepEqual((await store.getKeys()).sort(), keys);
  });

});

describe("the webhook refuses", () => {
  test("401 for a wrong signature, before anything is read", async () => {
    const { webhook, gate, store } = setUp();
    const { digests } = gate;
    const body = JSON.stringify(update("v1", 5));
    for (const signature of ["", "x", sign(body, "other"), sign(`${body} `, SECRET)]) {
      assert.equal((await post(webhook, body, { signature })).status, 401);
    }
    assert.equal((await post(webhook, "not JSON", { secret: "other" })).status, 401);
    const { status } = await webhook(new Request("https://shop.example", { method: "POST", body }));
    assert.equal(status, 401);
    assert.deepEqual([gate.digests, await store.getKeys()], [digests, []]);
  });

  test("400 with every issue for a body that is no plan update", async () => {
    const { webhook, store } = setUp();
    for (const body of ["", "not JSON", "[]", "{}", "null", JSON.stringify([update("v1", 5)]), JSON.stringify({ reconciledAt: timeOf(1) }), Buffer.from([0x7b, 0xff])]) {
      const response = await webhook(ask(body));
      assert.equal(response.status, 400);
      assert.ok((await response.json()).issues.length > 0);
    }
    const { issues } = await post(webhook, { ...update("v1", 5, { price: -1, currency: "GBP" }), status: undefined });
    assert.deepEqual(issues.map(({ code, path }) => `${code} ${path}`), ["catalog/bad-amount /price", "document/missing-field "]);
    assert.deepEqual(await store.getKeys(), []);
  });

  test("405 for other methods", async () => {
    const { webhook } = setUp();
    for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]) {
      const response = await webhook(new Request("https://shop.example", { method }));
      assert.equal(response.status, 405);
      assert.equal(response.headers.get("allow"), "POST");
    }
  });

  test("413 over 1 MiB, announced or in pieces without a length", async () => {
    const { webhook } = setUp();
    const large = "x".repeat(2 ** 20 + 1);
    assert.equal((await post(webhook, large)).status, 413);
    const announced = new Request("https://shop.example", { method: "POST", body: "{}", headers: { "content-length": "2000000" } });
    assert.equal((await webhook(announced)).status, 413);
    let sent = 0;
    const pieces = new ReadableStream({ pull: (controller) => { sent += 1; controller.enqueue(new Uint8Array(65536)); } });
    const streamed = new Request("https://shop.example", { method: "POST", body: pieces, duplex: "half", headers: { "x-hmac-sha256": sign("", SECRET) } });
    assert.equal((await webhook(streamed)).status, 413);
    assert.ok(sent < 40, `read ${sent} pieces of an endless body`);
    const body = JSON.stringify(update("v1", 5, { description: "x".repeat(2 ** 20 - 1000) }));
    assert.equal((await post(webhook, body)).status, 200);
  });

  test("400 for a body that breaks off, or that was read before", async () => {
    const { webhook, store } = setUp();
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("connection reset")) });
    const { status } = await webhook(new Request("https://shop.example", { method: "POST", body: broken, duplex: "half", headers: { "x-hmac-sha256": sign("", SECRET) } }));
    assert.equal(status, 400);
    const request = ask(JSON.stringify(update("v1", 5)));
    await request.text();
    assert.equal((await webhook(request)).status, 400);
    assert.deepEqual(await store.getKeys(), []);
  });
});

describe("the webhook asks for an update again", () => {
  test("503 while the store fails, and nothing is applied", async () => {
    const store = createStorage();
    const { webhook, gate } = setUp({ ...store, setItem: () => Promise.reject(new Error("disk full")) });
    const { digests } = gate;
    assert.equal((await post(webhook, update("v1", 5))).status, 503);
    assert.deepEqual(gate.digests, digests);
  });

  test("503 when there is no engine that could read the update", async () => {
    const { webhook, gate, store } = setUp();
    gate.dispose();
    const { status, issues } = await post(webhook, update("v1", 5));
    assert.deepEqual([status, issues.map(({ code }) => code), await store.getKeys()], [503, ["engine/disposed"], []]);
  });
});

describe("createPlanWebhook", () => {
  test("needs a store and a gate", () => {
    const { store, gate } = setUp();
    for (const lacking of [{ store }, { gate }, {}]) assert.throws(() => createPlanWebhook({ secrets: SECRET, ...lacking }), TypeError);
  });

  test("needs a secret", () => {
    for (const secrets of [undefined, "", [], [""], ["a", ""], null]) {
      assert.throws(() => createPlanWebhook({ secrets, store: createStorage(), gate: setUp().gate }), TypeError);
    }
  });
});

describe("a store", () => {
  test("gives a new process all that was acknowledged", async () => {
    const { webhook, gate, store } = setUp();
    for (let i = 0; i < 20; i += 1) await post(webhook, update(`v${i % 4}`, i + 2, { name: `N${i}` }));
    const catalog = await catalogFrom(store, team);
    const restarted = createGateSync({ policy, catalog });
    assert.deepEqual(restarted.digests, gate.digests);
    const synced = setUp(store);
    assert.deepEqual(await synced.webhook.sync(), { read: 20, damaged: [], issues: synced.gate.issues });
    assert.deepEqual(synced.gate.digests, gate.digests);
    assert.equal((await synced.webhook.sync()).read, 0);
  });

  test("brings processes together", async () => {
    const store = createStorage();
    const [one, two] = [setUp(store), setUp(store)];
    await post(one.webhook, update("v1", 5, { name: "A" }));
    await post(two.webhook, update("v1", 6, { name: "B" }));
    assert.notDeepEqual(one.gate.digests, two.gate.digests);
    await Promise.all([one.webhook.sync(), two.webhook.sync()]);
    assert.deepEqual(one.gate.digests, two.gate.digests);
  });

  test("gives a gate what its engine could not apply when it came", async () => {
    const { gate, store } = setUp();
    let broken = true;
    const issue = { code: "engine/trap", severity: "error", document: "engine", path: "", message: "It has failed." };
    const apply = (entries) => (broken ? { issues: [issue], results: [] } : gate.apply(entries));
    const webhook = createPlanWebhook({ secrets: SECRET, store, gate: Object.create(gate, { apply: { value: apply } }) });
    const { status, result } = await post(webhook, update("v1", 5, { status: "paused" }));
    assert.deepEqual([status, result], [200, "stored"]);
    assert.equal(gate.decide({ current: "free", requested: "team" }).outcome, "allow");
    broken = false;
    assert.equal((await webhook.sync()).read, 1);
    assert.equal(gate.decide({ current: "free", requested: "team" }).outcome, "deny");
    assert.equal((await webhook.sync()).read, 0);
  });

  test("is read again after the gate was given another catalogue", async () => {
    const { webhook, gate } = setUp();
    await post(webhook, update("v1", 5, { name: "A" }));
    const { digests } = gate;
    gate.load({ catalog: team });
    assert.notDeepEqual(gate.digests, digests);
    await webhook.sync();
    assert.deepEqual(gate.digests, digests);
  });

});

describe("entries of a store", () => {
  test("keep planIds of any kind apart", async () => {
    const { webhook, store } = setUp();
    const ids = ["../../etc/passwd", "a:b", "a/b", "", "ä", "x".repeat(300), "CON", "con", ".", "a\u0000b"];
    for (const id of ids) await post(webhook, update(id, 5));
    const keys = await store.getKeys();
    assert.equal(keys.length, ids.length - 1); // an empty planId is refused
    assert.ok(keys.every((key) => /^plangate:plans:[A-Za-z0-9_-]+:[0-9TZ.]+-[0-9a-f]{64}$/.test(key)), keys.join());
  });

  test("that are damaged are left out, and named", async () => {
    const { webhook, store } = setUp();
    await post(webhook, update("v1", 5, { name: "A" }));
    await post(webhook, update("v2", 5, { name: "A" }));
    const [key] = await store.getKeys();
    await store.setItem(key, String(await store.getItem(key)).slice(0, -5));
    const { read, damaged } = await setUp(store).webhook.sync();
    assert.deepEqual({ read, damaged }, { read: 1, damaged: [key] });
    await assert.rejects(catalogFrom(store, team), /damaged/);
  });

  test("that are compacted give the same catalogue, now and with whatever comes later", async () => {
    const { webhook, gate, store } = setUp();
    for (let i = 0; i < 30; i += 1) await post(webhook, update(`v${i % 3}`, i + 2, { name: `N${i}`, price: i === 10 ? 5 : 9.99 }));
    await webhook.reconcile([update("v1", 40)], { at: timeOf(41) });
    const removed = await webhook.compact();
    assert.ok(removed >= 24, `${removed} removed`);
    assert.equal(await webhook.compact(), 0);
    const later = update("v1", 50, { name: "later" });
    gate.apply(later);
    const restarted = createGateSync({ policy, catalog: await catalogFrom(store, team) });
    restarted.apply(later);
    assert.deepEqual(restarted.digests, gate.digests);
  });
});

describe("a store that is too large to be a catalogue", () => {
  test("is compacted by a gate with nobody's plans", async () => {
    const { webhook, gate, store } = setUp();
    for (let i = 0; i < 30; i += 1) await post(webhook, update(`v${i % 3}`, i + 2, { name: `N${i}`, price: i === 10 ? 5 : 9.99 }));
    await webhook.reconcile([update("v1", 40)], { at: timeOf(41) });
    const nobodys = createGateSync({ policy, catalog: { plangate: 1, plans: {} } });
    assert.ok((await createPlanWebhook({ secrets: SECRET, store, gate: nobodys }).compact()) >= 24);
    assert.deepEqual(createGateSync({ policy, catalog: await catalogFrom(store, team) }).digests, gate.digests);
  });
});

describe("reconcile", () => {
  test("reports and repairs missed, deleted and disputed plans, in the store too", async () => {
    const { webhook, gate, store } = setUp();
    await post(webhook, update("v1", 5, { price: 5 }));
    await post(webhook, update("v2", 5));
    const { issues, ...report } = await webhook.reconcile([update("v1", 5, { price: 5 }), update("v3", 5)], { at: timeOf(9) });
    assert.deepEqual(report, { missed: ["v3"], deleted: ["v2"], disputed: ["v1"] });
    assert.deepEqual(issues.map(({ code }) => code), ["catalog/unmapped-vendor-plan"]);
    assert.equal(gate.decide({ current: "free", requested: "team" }).outcome, "allow");
    const again = await webhook.reconcile([update("v1", 5, { price: 5 }), update("v3", 5)], { at: timeOf(9) });
    assert.deepEqual(again, { issues: [], missed: [], deleted: [], disputed: [] });
    assert.deepEqual(createGateSync({ policy, catalog: await catalogFrom(store, team) }).digests, gate.digests);
  });

  test("takes the list of the vendor's interface, which calls the planId id", async () => {
    const { webhook } = setUp();
    const { planId, ...others } = update("v1", 1);
    const { issues, missed } = await webhook.reconcile([{ id: planId, ...others }]);
    assert.deepEqual([issues, missed], [[], []]);
  });

  test("changes nothing when the list is wrong", async () => {
    const { webhook, gate, store } = setUp();
    const { digests } = gate;
    const { issues } = await webhook.reconcile([update("v2", 1), { planId: "v3" }]);
    assert.ok(issues.length > 0);
    assert.deepEqual([gate.digests, await store.getKeys()], [digests, []]);
  });
});
