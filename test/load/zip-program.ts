/** Looks at a ZIP in a process of its own, as the worker does that verifies materials, and says what it took. */
import { readFileSync } from "node:fs";
import { examineFile } from "../../functions/file/examine/examine-file.ts";

const bytes = readFileSync(process.argv[2] ?? "");
const started = performance.now();
const { kind } = await examineFile(bytes, "application/zip");
process.stdout.write(
  JSON.stringify({
    kind,
    seconds: (performance.now() - started) / 1_000,
    // Of the whole process, Node's own included; Linux tells it in KB.
    megabytes: process.resourceUsage().maxRSS / 1_024,
  }),
);
