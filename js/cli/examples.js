/** Shown by `--help`; the tests run each of them in the folder `examples`. @type {Record<string, string[]>} */
export const examples = {
  check: ["plangate check policy.json", "plangate check policy.json catalog.json --strict", "plangate check policy.json --json"],
  decide: [
    "plangate decide policy.json catalog.json --current professional --requested free --fact usage.seats=12",
    "plangate decide policy.json catalog.json --current free --requested professional --json",
  ],
};
