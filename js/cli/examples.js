/** Shown by `--help`; the tests run each of them in a copy of `examples`. @type {Record<string, string[]>} */
export const examples = {
  check: ["plangate check policy.json", "plangate check policy.json catalog.json --strict", "plangate check policy.json --json"],
  decide: [
    "plangate decide policy.json catalog.json --current professional --requested free --fact usage.seats=12",
    "plangate decide policy.json catalog.json --current free --requested professional --json",
    "plangate decide policy.json catalog.json --current professional --cancel --facts facts.json",
  ],
  explain: [
    "plangate explain policy.json catalog.json --current professional --requested free --fact usage.seats=12",
    "plangate explain policy.json catalog.json --current professional --requested free --facts facts.json --json",
  ],
  compare: [
    "plangate compare policy.json catalog.json --current professional --facts facts.json",
    "plangate compare policy.json catalog.json --current free --fact usage.seats=2 --json",
  ],
  diff: ["plangate diff policy.json next.json", "plangate diff policy.json next.json --catalog catalog.json --markdown"],
  quote: [
    "plangate quote policy.json catalog.json --current free --requested starter --facts facts.json",
    "plangate quote policy.json catalog.json --current free --requested starter --now 2026-01-16T00:00:00Z --fact subscription.anchor=2026-01-01T00:00:00Z",
  ],
  schema: ["plangate schema policy", "plangate schema facts policy.json catalog.json"],
  test: ["plangate test policy.json catalog.json cases.json", "plangate test . --json"],
  build: [
    "plangate build policy.json catalog.json --target esm -o plangate.js",
    "plangate build policy.json catalog.json --target kinde -o plangate.js",
    "plangate build policy.json catalog.json --target image -o acme.image",
  ],
};
