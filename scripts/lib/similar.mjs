// An order in which what is similar stands near each other, so that a compressor that looks back a window finds more.

const WINDOW = 32768; // bytes that gzip looks back
const LENGTH = 5; // bytes of one phrase

/** Each item as the numbers of the phrases that other items have too, and the items that have a phrase. */
function phrasesOf(items) {
  const found = new Map();
  items.forEach((item, index) => {
    const text = item.toString("latin1");
    for (let at = 0; at + LENGTH <= text.length; at += 1) {
      const phrase = text.slice(at, at + LENGTH);
      if (!found.has(phrase)) found.set(phrase, new Set());
      found.get(phrase).add(index);
    }
  });
  const holders = [...found.values()].filter((set) => set.size > 1).map((set) => [...set]);
  const phrases = items.map(() => []);
  holders.forEach((indices, phrase) => indices.forEach((index) => phrases[index].push(phrase)));
  return { phrases, holders };
}

/** How much of each item the window covers already, rare phrases first: those are what is won by standing near. */
class Window {
  constructor(items) {
    Object.assign(this, phrasesOf(items), { items, inside: [], bytes: 0 });
    this.counts = new Uint32Array(this.holders.length);
    this.covered = new Float64Array(items.length);
  }

  add(index) {
    for (const phrase of this.phrases[index]) if (this.counts[phrase]++ === 0) this.weigh(phrase, 1);
    this.inside.push(index);
    this.bytes += this.items[index].length;
    while (this.bytes > WINDOW && this.inside.length > 1) this.remove(this.inside.shift());
  }

  remove(index) {
    for (const phrase of this.phrases[index]) if (--this.counts[phrase] === 0) this.weigh(phrase, -1);
    this.bytes -= this.items[index].length;
  }

  weigh(phrase, sign) {
    const weight = sign * Math.log(this.items.length / this.holders[phrase].length);
    for (const index of this.holders[phrase]) this.covered[index] += weight;
  }

  share(index) {
    return this.covered[index] / this.items[index].length;
  }
}

/** @param {Buffer[]} items @returns {number[]} their indices, the smallest first, then what is most like those before it */
export function similarTogether(items) {
  const window = new Window(items);
  const left = new Set(items.keys());
  const order = [];
  const value = (index) => (order.length === 0 ? -items[index].length : window.share(index));
  while (left.size > 0) {
    const next = [...left].reduce((a, b) => (value(b) > value(a) ? b : a));
    left.delete(next);
    order.push(next);
    window.add(next);
  }
  return order;
}
