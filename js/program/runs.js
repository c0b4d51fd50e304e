/**
 * Memory without its zeros: runs, each the index of its first word, a count, and so many words.
 *
 * @typedef {{ start: number, end: number }} Run
 */

/** So many zeros in a row end a run; fewer cost less than another run's head. */
const GAP = 4;

/** @param {Uint32Array} memory @param {number} from index of the first word to look at */
export function toRuns(memory, from) {
  const runs = findRuns(memory, from);
  const words = new Uint32Array(runs.reduce((sum, { start, end }) => sum + 2 + end - start, 0));
  let at = 0;
  for (const { start, end } of runs) {
    words[at] = start;
    words[at + 1] = end - start;
    words.set(memory.subarray(start, end), at + 2);
    at += 2 + end - start;
  }
  return words;
}

/** @param {Uint32Array} memory @param {number} from */
function findRuns(memory, from) {
  /** @type {Run[]} */
  const runs = [];
  /** @type {Run | null} */
  let run = null;
  for (let i = from; i < memory.length; i += 1) {
    if (memory[i] === 0) continue;
    if (run === null || i - run.end >= GAP) runs.push((run = { start: i, end: i + 1 }));
    else run.end = i + 1;
  }
  return runs;
}

/** @param {Uint32Array} words @param {(start: number, run: Uint32Array) => void} take */
export function forEachRun(words, take) {
  for (let at = 0; at < words.length; ) {
    const end = at + 2 + words[at + 1];
    take(words[at], words.subarray(at + 2, end));
    at = end;
  }
}
