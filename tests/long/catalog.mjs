// The laws of the catalogue at full length: 1,000 histories in 1,000 shuffles each, and a million single-bit changes of signed messages.
import { spawnSync } from "node:child_process";
import { acceptedAfterChange } from "../js/signature-bits.mjs";

const program = "build/native/tests/core/plangate_tests";
const { status, stdout } = spawnSync(program, ["--no-colors", "--test-case=*histories*"], { env: { ...process.env, PLANGATE_SHUFFLES: "1000" }, encoding: "utf8" });
console.log(`catalogue, 1,000 histories in 1,000 shuffles: ${stdout.trim().split("\n").slice(-3).join(" ")}`);
if (status !== 0 || !/ 1 passed/.test(stdout)) process.exitCode = 1;

const accepted = await acceptedAfterChange({ changes: 1_000_000, seed: 11 });
console.log(`signatures: ${accepted} of 1,000,000 single-bit changes accepted`);
if (accepted !== 0) process.exitCode = 1;
