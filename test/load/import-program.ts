/** Runs `tongban` with the words of its arguments in this process, and says what it took as one line of JSON. */
import { runProgram } from "../../packages/sdk/src/command/run-program.ts";

const began = performance.now();
const code = await runProgram(["node", "tongban", ...process.argv.slice(2)], {
  environment: process.env,
  folder: process.cwd(),
  write: () => {},
  writeError: () => {},
  stopped: new AbortController().signal,
});
process.stdout.write(
  JSON.stringify({
    code,
    seconds: (performance.now() - began) / 1_000,
    // Of the whole process, Node's own included; Linux tells it in KB.
    megabytes: process.resourceUsage().maxRSS / 1_024,
  }),
);
