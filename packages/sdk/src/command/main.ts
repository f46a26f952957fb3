import { endingOf } from "./exit-code.ts";
import { createProgram } from "./program.ts";
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

try {
  await createProgram(terminal).parseAsync();
} catch (error) {
  const { exitCode, text, json } = endingOf(error);
  if (process.argv.includes("--json") && json !== undefined) terminal.writeError(JSON.stringify(json));
  else if (text !== "") terminal.writeError(text);
  process.exitCode = exitCode;
}
