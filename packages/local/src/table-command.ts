import { StartFailure } from "./failure.ts";

/** ms between two lines of progress. */
const PROGRESS_PAUSE = 2_000;

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
