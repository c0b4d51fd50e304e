// docs/hosts.md beside the hosts that `npm run test:hosts` runs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hosts } from "../hosts/hosts.mjs";
import { hostsInDocs, NOT_RUN } from "../hosts/table.mjs";

/** Which versions of Node there are depends on the one that runs this. */
const withoutNode = (names) => names.filter((name) => !/^Node \d+,/.test(name));

test("the table names the hosts that are tested, and all that could be had pass", () => {
  const rows = hostsInDocs();
  assert.deepEqual(withoutNode(rows.map(({ name }) => name)), withoutNode(hosts.map(({ name }) => name)));
  for (const { name, passed } of rows) if (passed !== NOT_RUN) assert.match(passed, /^([1-9]\d*) of \1$/, name);
});
