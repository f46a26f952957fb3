// Stands for the command `tongban` in a shell of the documentation's test: has it run by the test's own process, which
// has loaded it already.
import { writeSync } from "node:fs";

const asked = { args: process.argv.slice(2), folder: process.cwd() };
const answer = await fetch(process.env.TONGBAN_SHELL, { method: "POST", body: JSON.stringify(asked) });
const { code, out, err } = await answer.json();
writeSync(1, out);
writeSync(2, err);
process.exitCode = code;
