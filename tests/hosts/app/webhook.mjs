/** plangate/unipaas on a host with Web Crypto and standard requests: throws where it answers other than it should. */

const SECRET = "Jefe";
const plan = { planId: "v1", name: "Team", status: "active", currency: "GBP", price: 9.99, period: 1, periodUom: "month", updatedAt: "2026-01-01T00:00:00Z" };
const policy = { plangate: 1, name: "webhook", rules: [] };
const catalog = { plangate: 1, plans: { team: { planId: "v1" }, free: { name: "Free", price: "0.00", currency: "GBP", period: "1 month" } }, vendor: [plan] };

const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

async function sign(body) {
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", bytes.encode(SECRET), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return base64(new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes.encode(body))));
}

/** In memory, as far as the webhook needs a storage of unstorage. */
function memory() {
  const entries = new Map();
  return {
    getKeys: async (base) => [...entries.keys()].filter((key) => key.startsWith(base)),
    getItems: async (keys) => keys.map((key) => ({ key, value: entries.get(key) })),
    setItem: async (key, value) => { entries.set(key, value); },
    removeItem: async (key) => { entries.delete(key); },
  };
}

function same(found, expected) {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`the webhook: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
}

export async function checkWebhook({ createGate }, { createPlanWebhook, verify }) {
  const published = ["what do ya want for nothing?", "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=", "Jefe"]; // RFC 4231, test case 2
  same(await verify(...published), true);
  const gate = await createGate({ policy, catalog });
  const webhook = createPlanWebhook({ secrets: ["old", SECRET], store: memory(), gate });
  const body = JSON.stringify({ ...plan, status: "paused", updatedAt: "2026-02-01T00:00:00Z" });
  const signature = await sign(body);
  const post = async (headers, method = "POST") =>
    (await webhook(new Request("https://shop.example/hook", method === "POST" ? { method, body, headers } : { method }))).status;
  same(await verify(body, signature, SECRET), true);
  same([await post({}), await post({ "x-hmac-sha256": await sign(`${body} `) }), await post({}, "GET")], [401, 401, 405]);
  same(gate.decide({ current: "free", requested: "team" }).outcome, "allow");
  same([await post({ "x-hmac-sha256": signature }), await post({ "X-Hmac-SHA256": signature })], [200, 200]);
  same(gate.decide({ current: "free", requested: "team" }).outcome, "deny");
  same((await webhook.sync()).read, 0);
}
