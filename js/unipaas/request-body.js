/**
 * The body of a request as it was sent, also when it comes in pieces and without its length.
 * @param {Request} request
 * @param {number} most bytes
 * @returns {Promise<Uint8Array | null>} null when there is more
 */
export async function readBody(request, most) {
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) > most) return null;
  if (request.body === null) return new Uint8Array(0);
  const reader = request.body.getReader();
  /** @type {Uint8Array[]} */
  const pieces = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(pieces, length);
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      return null;
    }
    pieces.push(value);
  }
}

/** @param {Uint8Array[]} pieces @param {number} length */
function joined(pieces, length) {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
