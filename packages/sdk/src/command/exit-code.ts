import { CommanderError } from "commander";
import { Fault, ProblemError } from "../client/index.ts";
import { KeyFileError } from "../partner/key-file.ts";
import { problemLines } from "./problem-lines.ts";

/** How the command ends, for scripts. */
export const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3, fault: 4 } as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The codes as help shows them. */
export const exitCodeHelp = `
Exit codes:
  0  done
  1  refused by the broker: the problem is on stderr
  2  the command, a file or a key cannot be used as given
  3  the broker cannot be reached
  4  something else failed`;

/** A reason to end, as one sentence for the person at the terminal. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** What to say of an error and how to end; nothing to say where commander has said it already. */
export type Ending = { readonly exitCode: ExitCode; readonly text: string; readonly json: unknown };

/** Turns whatever was thrown into an ending; a stack is never shown. */
export const endingOf = (error: unknown): Ending => {
  if (error instanceof CommanderError)
    return { exitCode: error.exitCode === 0 ? exitCodes.done : exitCodes.usage, text: "", json: undefined };
  if (error instanceof ProblemError)
    return {
      exitCode: exitCodes.refused,
      text: problemLines(error.problem).join("\n"),
      json: { problem: error.problem },
    };
  if (error instanceof CommandError) return ending(error.exitCode, error.message);
  if (error instanceof KeyFileError) return ending(exitCodes.usage, error.message);
  if (error instanceof Fault)
    return ending(
      error.kind === "unreadable" ? exitCodes.fault : exitCodes.unreachable,
      `${sentence(error.message)}${error.kind === "unreachable" ? " Is the broker running, and is TONGBAN_URL right?" : ""}`,
    );
  return ending(exitCodes.fault, error instanceof Error ? sentence(error.message) : "Something failed.");
};

const ending = (exitCode: ExitCode, message: string): Ending => ({
  exitCode,
  text: message,
  json: { error: message },
});

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
