import { FIRST } from "./files/first-example.js";
import { unpackedState } from "./files/playground-file.js";
import { savedState } from "./files/saved.js";
import { isShared, stateFrom } from "./files/share.js";

/** Where the page went on last time, or the first example. */
export const lastState = () => unpackedState(savedState()) ?? { documents: { ...FIRST, candidate: undefined }, view: undefined };

/**
 * The state in the address, which is taken out of it: a reload is to show what was edited since.
 * @returns {Promise<{state: object | null, fault: string | null}>} neither when the address has none
 */
export async function sharedState() {
  const { hash, pathname, search } = location;
  if (!isShared(hash)) return { state: null, fault: null };
  history.replaceState(null, "", pathname + search);
  try {
    const state = unpackedState(await stateFrom(hash));
    return { state, fault: state ? null : "This link does not hold a playground. Nothing was opened." };
  } catch {
    return { state: null, fault: "This link is damaged or was cut off, so nothing was opened. Ask for it again, or for a file." };
  }
}
