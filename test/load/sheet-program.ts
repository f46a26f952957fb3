/** Reads a file of a matter list in a process of its own, as somebody imports it, and says what it took. */
import { readFileSync } from "node:fs";
import { readListFile } from "@tongban/sheet";

const started = performance.now();
const report = await readListFile(readFileSync(process.argv[2] ?? ""), { regions: new Map() });
if (report.kind === "problem") throw new Error(report.code);
const { total: rows, faults } = report;
process.stdout.write(
  JSON.stringify({
    rows,
    faults: faults.length,
    seconds: (performance.now() - started) / 1_000,
    // Of the whole process, Node's own included; Linux tells it in KB.
    megabytes: process.resourceUsage().maxRSS / 1_024,
  }),
);
