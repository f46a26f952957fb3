import { type ExitCode, endingOf, exitCodes } from "./exit-code.ts";
import { createProgram } from "./program.ts";
import type { Terminal } from "./session.ts";

/** Runs the command that was typed (`typed` as in process.argv) and says how it ended; what went wrong is told. */
export const runProgram = async (typed: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  try {
    await createProgram(terminal).parseAsync(typed);
    return exitCodes.done;
  } catch (error) {
    const { exitCode, text, json } = endingOf(error);
    if (typed.includes("--json") && json !== undefined) terminal.writeError(JSON.stringify(json));
    else if (text !== "") terminal.writeError(text);
    return exitCode;
  }
};
