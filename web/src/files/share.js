/** A link longer than this is cut by some programs that pass it on. */
export const LONG_LINK = 30_000;

const PREFIX = "#p1=";
/** What a link may unpack to: more than all documents may have, less than a page can bear. */
const MOST_BYTES = 8_000_000;

async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

/** Stops as soon as it is too much: a short link can unpack to gigabytes. */
async function unpacked(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MOST_BYTES) throw new Error("It unpacks to more than this page can hold.");
    chunks.push(part.value);
  }
  return new Response(new Blob(chunks)).text();
}

function toBase64Url(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const fromBase64Url = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));

/** The part of an address that holds a whole state; it is never sent to a server. */
export async function fragmentOf(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  return PREFIX + toBase64Url(await through(new CompressionStream("deflate-raw"), bytes));
}

export const isShared = (fragment) => fragment.startsWith(PREFIX);

/** @returns {Promise<unknown>} the state as it was given. @throws when the fragment is damaged */
export async function stateFrom(fragment) {
  return JSON.parse(await unpacked(fromBase64Url(fragment.slice(PREFIX.length))));
}
