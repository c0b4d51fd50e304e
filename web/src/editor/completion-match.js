/** Where a typed text is found in a label: at its beginning, at that of one of its words, or anywhere; the earlier of these, the better. */
function found(label, typed) {
  const [text, part] = [label.toLowerCase(), typed.toLowerCase()];
  const at = text.indexOf(part);
  if (at <= 0) return { at, rank: at };
  const word = [...text.matchAll(/[^\w][\w]/g)].map(({ index }) => index + 1).find((place) => text.startsWith(part, place));
  return word === undefined ? { at, rank: 2 } : { at: word, rank: 1 };
}

/**
 * The options that a typed text may stand for, best first, else in their order; none when there is nothing to complete.
 * @param {{label: string}[]} options
 * @returns {{at: number, label: string}[]} each with the place where the text is found in it
 */
export function matching(options, typed) {
  const all = options.map((option) => ({ ...option, ...found(option.label, typed) })).filter(({ rank }) => rank >= 0);
  const isComplete = all.length === 1 && all[0].label === typed;
  return isComplete ? [] : all.sort((one, other) => one.rank - other.rank);
}
