// Every day from 1900 to 2100 and every step from -48 to 48 months, by the core and by the Temporal polyfill.
import { targets } from "../js/calc.mjs";
import { compareMonths, days } from "../js/calendar-oracle.mjs";

const instants = days("10:20:30");
const CHUNK = 4000;

for (const { name, ask } of targets) {
  let total = 0;
  for (let at = 0; at < instants.length; at += CHUNK) {
    const { compared, differences } = compareMonths(ask, instants.slice(at, at + CHUNK), [-48, 48], "+00:00");
    total += compared;
    if (differences.length === 0) continue;
    console.error(`calendar, ${name}: ${differences.length} differences, the first: ${differences[0]}`);
    process.exitCode = 1;
  }
  console.log(`calendar, ${name}: ${total} dates compared with Temporal`);
}
