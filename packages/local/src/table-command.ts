import { StartFailure } from "./failure.ts";

/** ms between two lines of progress. */
const PROGRESS_PAUSE = 2_000;
/** ms between two writings of a line that is written over. */
const REDRAW_PAUSE = 100;

/** A reader that has read enough, such as `head`, closes the pipe: what is to be done is done all the same. */
process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
  if (fault.code !== "EPIPE") throw fault;
});

/** Writes a line for who gave the command. */
export const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Tells from time to time how many cases were looked at. */
export const caseProgress = (): ((cases: number) => void) => {
  let told = performance.now();
  return (cases) => {
    if (performance.now() - told < PROGRESS_PAUSE) return;
    told = performance.now();
    say(`  ${cases} cases …`);
  };
};

/** A line that tells how far a command is. */
export type ProgressLine = {
  readonly tell: (text: string) => void;
  /** Ends the line, so that the next one stands below it. */
  readonly end: () => void;
};

/** One line that is written over on a terminal; elsewhere, such as in a file, a line from time to time. */
export const progressLine = (): ProgressLine => {
  const { isTTY } = process.stdout;
  let told = Number.NEGATIVE_INFINITY;
  let open = false;
  return {
    tell: (text) => {
      if (performance.now() - told < (isTTY ? REDRAW_PAUSE : PROGRESS_PAUSE)) return;
      told = performance.now();
      if (!isTTY) return say(`  ${text} …`);
      open = true;
      process.stdout.write(`\r\u001b[K  ${text} …`);
    },
    end: () => {
      if (open) process.stdout.write("\r\u001b[K");
      open = false;
    },
  };
};

/** Runs a command that looks through the table; ends with exit code 2 where it cannot be read. */
export const runTableCommand = async (command: () => Promise<void>): Promise<void> => {
  try {
    await command();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `${error instanceof StartFailure ? "" : "The table could not be read: "}${reason}\n`,
    );
    process.exitCode = 2;
  }
};
