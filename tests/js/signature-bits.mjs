// Single-bit changes of body, signature or secret.
import { createHmac } from "node:crypto";
import { verify } from "plangate/unipaas";
import { Random } from "../random.mjs";

export const sign = (body, secret) => createHmac("sha256", secret).update(body).digest("base64");

function flipped(bytes, bit) {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] ^= 1 << (bit & 7);
  return copy;
}

/** @returns {Promise<number>} how many of the changed messages were accepted */
export async function acceptedAfterChange({ changes, seed }) {
  const random = new Random(seed);
  let accepted = 0;
  for (let done = 0; done < changes;) {
    const body = Buffer.from(JSON.stringify({ planId: `p${random.below(1e9)}`, price: random.below(1e6) / 100 }));
    const secret = Buffer.from(Array.from({ length: 1 + random.below(80) }, () => 1 + random.below(255)));
    const signature = sign(body, secret);
    if (!(await verify(body, signature, secret))) throw new Error("the unchanged message is refused");
    const tries = [];
    for (const [what, bytes] of Object.entries({ body, signature: Buffer.from(signature), secret })) {
      for (let i = 0; i < 33 && done + tries.length < changes; i += 1) {
        const changed = flipped(bytes, random.below(bytes.length * 8));
        const now = { body, signature, secret, [what]: what === "signature" ? changed.toString("latin1") : changed };
        tries.push(verify(now.body, now.signature, now.secret));
      }
    }
    accepted += (await Promise.all(tries)).filter(Boolean).length;
    done += tries.length;
  }
  return accepted;
}
