import { padded } from "../command/text-table.ts";

/** Tells the person at the terminal what happens, as it happens. */
export type Narrator = {
  readonly say: (text: string) => void;
  /** One step of one subject, with the seconds since the demo began. */
  readonly step: (subject: string, step: string, detail: string) => void;
};

const SUBJECT_COLUMNS = 26;
const STEP_COLUMNS = 14;

/** Narrates line by line. */
export const narrateTo = (write: (text: string) => void): Narrator => {
  const began = performance.now();
  return {
    say: write,
    step: (subject, step, detail) => {
      const seconds = ((performance.now() - began) / 1_000).toFixed(1).padStart(6);
      write(
        `${seconds} s  ${padded(subject, SUBJECT_COLUMNS)}  ${padded(step, STEP_COLUMNS)}  ${detail}`.trimEnd(),
      );
    },
  };
};
