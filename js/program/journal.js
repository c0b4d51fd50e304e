/**
 * What was applied to a catalogue since it was loaded, so that the same catalogue can be made again. Immutable, newest
 * first, and shared by the versions of a program: a version is what its own journal says.
 */
export class Journal {
  /**
   * @param {Journal | null} older
   * @param {string} planId empty for what concerns no single plan
   * @param {string[]} entries all that counts of what was said of the plan: replaces what older parts say of it
   * @param {number} length of all parts
   * @param {number} folded how long the journal was when it was last rid of what is replaced
   */
  constructor(older, planId, entries, length, folded) {
    this.older = older;
    this.planId = planId;
    this.entries = entries;
    this.length = length;
    this.folded = folded;
  }
}

/**
 * @param {Journal | null} journal
 * @param {{ planId?: string, entries: string[] }[]} results of applying
 */
export function withResults(journal, results) {
  let next = journal;
  for (const { planId = "", entries } of results) {
    next = next === null ? new Journal(null, planId, entries, 1, 0) : new Journal(next, planId, entries, next.length + 1, next.folded);
    if (next.length > 64 + 2 * next.folded) next = withoutReplaced(next);
  }
  return next;
}

/** @param {Journal} journal */
function withoutReplaced(journal) {
  const kept = standing(journal);
  /** @type {Journal | null} */
  let next = null;
  kept.forEach((entries, planId) => {
    next = new Journal(next, planId, entries, kept.size, kept.size);
  });
  return next;
}

/** @param {Journal | null} journal */
function standing(journal) {
  /** @type {Map<string, string[]>} */
  const kept = new Map();
  for (let part = journal; part !== null; part = part.older) {
    if (!kept.has(part.planId)) kept.set(part.planId, part.entries);
  }
  return kept;
}

/** @param {Journal | null} journal @returns {string} a JSON array of entries, or nothing */
export function textOfJournal(journal) {
  if (journal === null) return "";
  /** @type {string[]} */
  const all = [];
  standing(journal).forEach((entries) => {
    for (const entry of entries) all.push(entry);
  });
  return `[${all.join(",")}]`;
}
