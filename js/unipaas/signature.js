/** HMAC-SHA256 signatures in base64, by Web Crypto, which Node, Deno, Bun, Workers and browsers have. */

/**
 * 32 bytes in base64, in the one way to write them: the last letter's unused bits are zero, so that no other text stands
 * for the same signature.
 */
const SIGNATURE = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
const ALGORITHM = { name: "HMAC", hash: "SHA-256" };

const utf8 = new TextEncoder();

/** @type {typeof import("../types-unipaas.js").verify} */
export async function verify(rawBody, signature, secrets) {
  if (typeof signature !== "string" || !SIGNATURE.test(signature)) return false;
  const sent = Uint8Array.from(atob(signature), (letter) => letter.charCodeAt(0));
  const body = bytesOf(rawBody);
  const keys = (Array.isArray(secrets) ? secrets : [secrets]).filter(isSecret);
  if (body === null) return false;
  // All secrets are tried, so that the time tells nothing of which one fits; subtle.verify compares in constant time.
  const matches = await Promise.all(keys.map((secret) => matchesOne(body, sent, /** @type {Uint8Array} */ (bytesOf(secret)))));
  return matches.indexOf(true) !== -1;
}

/**
 * Whether something can be a secret: a text or bytes, not all of them zero. HMAC fills keys up with zeros (RFC 2104, section 2),
 * so that a key of zeros is the empty one, which everybody knows.
 * @param {unknown} value
 */
export function isSecret(value) {
  const bytes = bytesOf(value);
  return bytes !== null && bytes.some((byte) => byte !== 0);
}

/** @param {Uint8Array} body @param {Uint8Array} signature @param {Uint8Array} secret */
async function matchesOne(body, signature, secret) {
  const { subtle } = crypto;
  const key = await subtle.importKey("raw", /** @type {BufferSource} */ (secret), ALGORITHM, false, ["verify"]);
  return subtle.verify(ALGORITHM, key, /** @type {BufferSource} */ (signature), /** @type {BufferSource} */ (body));
}

/** @param {unknown} value @returns {Uint8Array | null} null when it is neither text nor bytes */
function bytesOf(value) {
  if (typeof value === "string") return utf8.encode(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return value instanceof ArrayBuffer ? new Uint8Array(value) : null;
}
