// Changes of JSON documents at any place: another value, one less, one more.

/** The paths of all values of a document, but for the whole. */
export function placesOf(value, path = []) {
  if (typeof value !== "object" || value === null) return path.length > 0 ? [path] : [];
  const inner = Object.keys(value).flatMap((key) => placesOf(value[key], [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length > 0 ? [path, ...inner] : inner;
}

const VALUES = [
  null, true, false, 0, -1, 1, 1.5, 300, 5000, 2 ** 53, 1e300, "", "x", "X y", "1", "9.99", "1e3", "-1", "01", "GBP", "1 month", "0 months", "2026-01-15T10:00:00Z",
  "2026-01-15", "now", "unlimited", "a".repeat(101), [], ["x"], ["x", "x"], [1], {}, { x: 1 }, { en: "x" },
];
const replaced = (value) => ({ name: `becomes ${JSON.stringify(value)}`, change: (parent, key) => define(parent, key, structuredClone(value)) });

export const MUTATIONS = [
  ...VALUES.map(replaced),
  { name: "is left out", change: (parent, key) => (Array.isArray(parent) ? parent.splice(key, 1) : delete parent[key]) },
  { name: "has a neighbour that means nothing", change: (parent) => (Array.isArray(parent) ? parent.push({ nothing: 1 }) : define(parent, "nothing", 1)) },
  { name: "has another name", change: rename },
  { name: "stands twice", change: (parent, key) => (Array.isArray(parent) ? parent.push(structuredClone(parent[key])) : define(parent, `${key}2`, structuredClone(parent[key]))) },
];

/** Also where the key is `__proto__`. */
function define(parent, key, value) {
  if (Array.isArray(parent)) parent[key] = value;
  else Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function rename(parent, key) {
  if (Array.isArray(parent)) return;
  define(parent, `${key} x`, parent[key]);
  delete parent[key];
}

/** A copy with one change; as it is where the place is gone. */
export function mutated(document, place, { change }) {
  const copy = structuredClone(document);
  const parent = place.slice(0, -1).reduce((value, key) => (typeof value === "object" && value !== null ? value[key] : undefined), copy);
  const key = place[place.length - 1];
  if (typeof parent === "object" && parent !== null && key in parent) change(parent, key);
  return copy;
}
