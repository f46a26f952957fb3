import { runProgram } from "./run-program.ts";
import type { Terminal } from "./session.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => stop.abort(new Error("stopped")));

/** A reader that went away, as `head` does, is no fault. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});

const terminal: Terminal = {
  environment: process.env,
  folder: process.cwd(),
  write: (text) => process.stdout.write(`${text}\n`),
  writeError: (text) => process.stderr.write(`${text}\n`),
  stopped: stop.signal,
};

process.exitCode = await runProgram(process.argv, terminal);
