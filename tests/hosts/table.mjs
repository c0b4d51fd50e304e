// The table that ends a run and stands in docs/hosts.md.
import { readFileSync, writeFileSync } from "node:fs";

const page = new URL("../../docs/hosts.md", import.meta.url);
const [begin, end] = ["<!-- made by `npm run test:hosts -- write` -->", "<!-- end -->"];

/** What stands for a host that could not be had. */
export const NOT_RUN = "not run";

const figure = (value, digits) => (value === undefined ? "" : value.toFixed(digits));

export function tableOf(rows) {
  const lines = rows.map(({ name, version, passed, total, coldStartMs, decisionNs }) =>
    `| ${name} | ${version} | ${total === undefined ? NOT_RUN : `${passed} of ${total}`} | ${figure(coldStartMs, 1)} | ${figure(decisionNs, 0)} |`);
  return ["| host | version | passed | cold start, ms | ns per decision |", "| --- | --- | --- | ---: | ---: |", ...lines].join("\n");
}

/** The part of the page between its two marks. */
function parts() {
  const text = readFileSync(page, "utf8");
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  return { before: text.slice(0, from), table: text.slice(from, to), after: text.slice(to) };
}

export function writeTable(rows) {
  const { before, after } = parts();
  writeFileSync(page, `${before}\n${tableOf(rows)}\n${after}`);
}

/** The page's table: the name of each host, and how many passed. */
export function hostsInDocs() {
  const rows = parts().table.trim().split("\n").slice(2).map((line) => line.split("|").map((cell) => cell.trim()));
  return rows.map(([, name, , passed]) => ({ name, passed }));
}
