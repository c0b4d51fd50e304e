// mulberry32: a small generator with a seed, so that whatever it found can be repeated.

/** @returns {() => number} numbers in [0, 1) */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Choices drawn from a generator. */
export class Random {
  constructor(seed) {
    this.next = generator(seed);
  }
  below(n) {
    return Math.floor(this.next() * n);
  }
  chance(probability) {
    return this.next() < probability;
  }
  pick(choices) {
    return choices[this.below(choices.length)];
  }
  shuffled(items) {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = this.below(i + 1);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }
}
