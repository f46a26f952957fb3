/** Tells how far the year is. */
export type Progress = {
  readonly count: (step: "submitted" | "finished") => void;
  /** The clock stands at a date: tells, where it is time to. */
  readonly standAt: (date: string) => void;
  /** Ends the line that is written over. */
  readonly end: () => void;
  readonly counts: () => Counts;
};

/** Cases so far, and seconds since the beginning. */
type Counts = { readonly submitted: number; readonly finished: number; readonly seconds: number };

/** ms between two writings: of a line that is written over, and of lines below each other. */
const REDRAW_PAUSE = 200;
const LINE_PAUSE = 10_000;

/** One line that is written over on a terminal; elsewhere, such as in a file, a line from time to time. */
export const showProgress = (cases: number, write: (text: string) => void, isTerminal: boolean): Progress => {
  const began = performance.now();
  let told = Number.NEGATIVE_INFINITY;
  let [submitted, finished] = [0, 0];
  const counts = (): Counts => ({ submitted, finished, seconds: (performance.now() - began) / 1_000 });
  return {
    counts,
    count: (step) => {
      if (step === "submitted") submitted += 1;
      else finished += 1;
    },
    standAt: (date) => {
      if (performance.now() - told < (isTerminal ? REDRAW_PAUSE : LINE_PAUSE)) return;
      told = performance.now();
      const line = `  ${date}  ${textOf(counts(), cases)}`;
      write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end: () => write(isTerminal ? "\r\u001b[K" : ""),
  };
};

const textOf = ({ submitted, finished, seconds }: Counts, cases: number): string => {
  const rate = finished / Math.max(seconds, 1);
  const left = finished > 0 ? durationText(((cases - finished) / finished) * seconds) : "–";
  return `${submitted} of ${cases} submitted, ${finished} done, ${rate.toFixed(1)} a second, ${left} to go`;
};

/** Seconds for people, such as `3 min 20 s`. */
export const durationText = (seconds: number): string => {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
};
